/** The front door: all projects as cards, with how it goes with each; and a project's definition as a file. */
package dev.hone.ui.projects;
