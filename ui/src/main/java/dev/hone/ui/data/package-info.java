/**
 * The Data page: how many pictures of what a project has, how they differ, and which are not used. Its sub-rooms show single
 * pictures, take new ones in, and say what becomes of those that were not taken.
 */
package dev.hone.ui.data;
