/**
 * The S3 server of a house: S3Proxy over a folder.
 *
 * <p>S3Proxy speaks S3 and checks signatures; what it lacks for many objects and full disks is added here.
 */
package dev.hone.local.bucket;
