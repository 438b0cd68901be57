/**
 * What the weaver knows of the JDK's own classes: which have twins ({@code Catalogue}), how code
 * that names the JDK's class comes to the twin's members ({@code FinalMethods}, {@code
 * RenamedClasses}, {@code Retyping}), and checks inside the few that keep an application's array,
 * or read its objects where no call site of the application's shows it ({@code JdkPatches}; only
 * method bodies change).
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> patches by main, once at the start; the rest by
 * whoever loads a class. <b>May depend on:</b> ASM, {@code weave.model}, {@code weave.jdk.copy}.
 */
package dev.heddle.weave.jdk;
