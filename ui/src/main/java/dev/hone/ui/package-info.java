/**
 * The web app for people: it starts here and reads its settings here. Pages live in rooms by what they are for; what
 * all of them share is the {@code frame}. Models answer in the serving process, which this one asks over HTTP.
 */
package dev.hone.ui;
