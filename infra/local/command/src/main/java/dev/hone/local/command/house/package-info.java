/**
 * A house: the folder in which one installation of Hone keeps all its state, and what follows from it.
 *
 * <p>Ports, generated credentials, where programs and their class paths lie, and the connections to the stores.
 */
package dev.hone.local.command.house;
