/**
 * Twins of {@code java.beans}' property change support, written in plain Java and woven when they
 * are loaded: beans that threads of several nodes change and listen to.
 *
 * <p>Loader: boot, defined on demand, so that only a program that uses {@code java.desktop} needs
 * it. Threads: those of the program. Depends on the JDK alone.
 */
package dev.heddle.jdk.beans;
