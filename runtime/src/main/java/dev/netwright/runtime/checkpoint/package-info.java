/**
 * Checkpoints: what a trained network is kept in. A file holds data only, and reading one never makes an object of a
 * class that the file names.
 *
 * <p>The format, version 1, all numbers little-endian:
 *
 * <pre>
 *   8 bytes   magic: 89 'N' 'W' 'C' 'P' 0D 0A 1A
 *   u32       version
 *   u32       length of the header in bytes
 *   u64       length of the body in bytes
 *   header    network, fingerprint, updater in words, position of the training, and name, type, shape and length of each tensor
 *   body      the tensors' values in the header's order, each in C order
 *   32 bytes  SHA-256 of everything above; so in every version to come
 * </pre>
 *
 * <p>The updater's words are its class and its fields, down through its schedules: {@code
 * Adam{beta1=0.9, beta2=0.999, epsilon=1.0E-8, learningRate=0.001}}. Older files have its {@code toString}.
 */
package dev.netwright.runtime.checkpoint;
