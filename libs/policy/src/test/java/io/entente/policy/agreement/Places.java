package io.entente.policy.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All places in a document, from the outside in. */
final class Places {
    private Places() {}

    /** A place in a document, and how to put something else there. */
    record Place(String path, JsonNode node, Consumer<JsonNode> put, Runnable remove) {
        /** Whether it is the entry of a list, which may be one less without being any poorer. */
        boolean isEntry() {
            return path.endsWith("]");
        }

        String around() {
            return path.replaceAll("(\\.[^.\\[]+|\\[\\d+])$", "");
        }
    }

    static List<Place> in(ObjectNode document) {
        List<Place> places = new ArrayList<>();
        collect("$", document, places);
        return places;
    }

    private static void collect(String path, JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names)
                collect(
                        new Place(
                                path + "." + name,
                                object.get(name),
                                other -> object.set(name, other),
                                () -> object.remove(name)),
                        places);
        }
        if (node instanceof ArrayNode list)
            for (int n = 0; n < list.size(); n++) {
                int index = n;
                collect(
                        new Place(
                                path + "[" + n + "]",
                                list.get(n),
                                other -> list.set(index, other),
                                () -> list.remove(index)),
                        places);
            }
    }

    private static void collect(Place place, List<Place> places) {
        places.add(place);
        collect(place.path(), place.node(), places);
    }
}
