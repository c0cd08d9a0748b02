/** Takes pictures in that people bring: files of one class, folders named after classes, archives of such folders. */
package dev.hone.ui.data.upload;
