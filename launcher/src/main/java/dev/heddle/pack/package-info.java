/**
 * Packs heddle.jar at build time; is not in it. <b>Threads:</b> main. <b>May depend on:</b> the
 * JDK, ASM.
 */
package dev.heddle.pack;
