package dev.heddle.weave.check;

/**
 * Where an instruction stands.
 *
 * @param method as {@code Server.run}, for people
 * @param isWoven whether a run weaves the class
 */
record Place(String file, int line, String method, boolean isWoven) {
  String show() {
    return line > 0 ? file + ":" + line : file;
  }
}
