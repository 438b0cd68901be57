/**
 * Golden dialogues: what nodes say to each other in the main situations, as text files under {@code
 * dialogues/}, to be read as documentation. {@code -Dheddle.dialogues.write=true} writes them anew.
 */
package dev.heddle.protocol.dialogue;
