package io.entente.kernel.trail;

/** An endpoint's path as its description has it: names of parameters, without what they must look like. */
final class PathTemplate {
    private PathTemplate() {}

    /** @return such as {@code /v1/events/{index}} for {@code /v1/events} and {@code /{index: \\d{1,18}}} */
    static String of(String classPath, String methodPath) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        boolean pattern = false;
        for (char c : (classPath + "/" + methodPath).toCharArray()) {
            if (c == '}' && --depth == 0) pattern = false;
            if (depth == 1 && c == ':') pattern = true;
            if (!pattern && !isNoise(c, path, depth)) path.append(c);
            if (c == '{') depth++;
        }
        int end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') end--;
        return path.substring(0, end);
    }

    private static boolean isNoise(char c, StringBuilder path, int depth) {
        return depth > 0 && c == ' ' || c == '/' && !path.isEmpty() && path.charAt(path.length() - 1) == '/';
    }
}
