/**
 * Twins of collections, made from the class files of the running JDK: the fields and methods of a
 * class and of all its super classes in one subclass, with copies of the nested classes that touch
 * them. Bytecode in, bytecode out; the result is woven like the program's classes.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> class-loading; loads no class. <b>May depend on:</b>
 * ASM, {@code weave.ClassSource}.
 */
package dev.heddle.weave.jdk.copy;
