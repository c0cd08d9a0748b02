/**
 * The page about a project's last month: how many answers, how quick, how right. What a million answers came to is added up once
 * for each day that is over.
 */
package dev.hone.ui.admin.traffic;
