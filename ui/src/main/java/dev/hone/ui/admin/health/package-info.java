/**
 * The page that says whether all parts of a house are well, and what each replica of serving answers with. All parts are asked at
 * once, and none is waited for long: the page is for when something is wrong.
 */
package dev.hone.ui.admin.health;
