/**
 * What is known of classes, read from class files and never from loaded classes.
 *
 * <p><b>Loader:</b> isolated. <b>Threads:</b> class-loading threads. <b>May depend on:</b> ASM.
 */
package dev.heddle.weave.model;
