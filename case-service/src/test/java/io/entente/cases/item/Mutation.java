package io.entente.cases.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One thing done to a document at one place. */
record Mutation(String what, ObjectNode mutated) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Place(String path, JsonNode node, Consumer<JsonNode> put, Runnable remove) {}

    /** A property that nobody knows: never accepted, wherever it is put. */
    static Mutation unknownProperty(ObjectNode document, Random random) {
        ObjectNode copy = document.deepCopy();
        List<Place> objects = new ArrayList<>(
                places(copy).stream().filter(place -> place.node.isObject()).toList());
        Place place = objects.get(random.nextInt(objects.size()));
        ((ObjectNode) place.node).put("unheardOf", true);
        return new Mutation("unheardOf in " + place.path, copy);
    }

    /** A value of another JSON type: never accepted, wherever it is put. */
    static Mutation wrongType(ObjectNode document, Random random) {
        ObjectNode copy = document.deepCopy();
        List<Place> values = new ArrayList<>(places(copy).stream()
                .filter(place -> !place.path.equals("$") && !place.node.isNull())
                .toList());
        Place place = values.get(random.nextInt(values.size()));
        JsonNode wrong = place.node.isTextual() ? JSON.numberNode(7) : JSON.textNode("7");
        place.put.accept(wrong);
        return new Mutation(place.path + " is " + wrong, copy);
    }

    /** A property taken away or made null, a list emptied or doubled: accepted or not, but by both or by neither. */
    static Mutation lessOrMore(ObjectNode document, Random random) {
        ObjectNode copy = document.deepCopy();
        List<Place> values = new ArrayList<>(places(copy).stream()
                .filter(place -> !place.path.equals("$") && !place.path.endsWith("]") && !isJoined(place.path))
                .toList());
        Place place = values.get(random.nextInt(values.size()));
        if (place.node instanceof ArrayNode list && !list.isEmpty() && isOfTexts(list) && random.nextBoolean()) {
            list.add(list.get(random.nextInt(list.size())).deepCopy());
            return new Mutation("twice in " + place.path, copy);
        }
        if (place.node instanceof ArrayNode list && random.nextInt(3) == 0 && !place.path.equals("$.items")) {
            list.removeAll();
            return new Mutation("nothing in " + place.path, copy);
        }
        if (random.nextBoolean()) place.put.accept(JSON.nullNode());
        else place.remove.run();
        return new Mutation("without " + place.path, copy);
    }

    /** Relations name items by id, which no schema can check. */
    private static boolean isJoined(String path) {
        return path.equals("$.items") || path.matches("\\$\\.items\\[[0-9]+]\\.id");
    }

    private static boolean isOfTexts(ArrayNode list) {
        return list.get(0).isTextual();
    }

    private static List<Place> places(ObjectNode document) {
        List<Place> places = new ArrayList<>();
        places.add(new Place("$", document, any -> {}, () -> {}));
        collect("$", document, places);
        return places;
    }

    private static void collect(String path, JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object)
            for (String name : names(object)) {
                JsonNode value = object.get(name);
                String here = path + "." + name;
                places.add(new Place(here, value, other -> object.set(name, other), () -> object.remove(name)));
                collect(here, value, places);
            }
        if (node instanceof ArrayNode list)
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                String here = path + "[" + i + "]";
                places.add(new Place(here, list.get(i), other -> list.set(index, other), () -> list.remove(index)));
                collect(here, list.get(i), places);
            }
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
