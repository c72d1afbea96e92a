/**
 * The networks of the d2l.ai chapters on convolutional networks: one channel, ten classes, the sizes of the book
 * ("Dive into Deep Learning", Zhang, Lipton, Li and Smola, chapters 7 and 8).
 */
package dev.netwright.models.d2l;
