/** Tests of the built heddle.jar, in JVMs of its own; every JDK that is installed runs them. */
package dev.heddle.jar;
