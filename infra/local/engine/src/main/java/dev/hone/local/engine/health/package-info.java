/** Whether all four of Kestra's services run. */
package dev.hone.local.engine.health;
