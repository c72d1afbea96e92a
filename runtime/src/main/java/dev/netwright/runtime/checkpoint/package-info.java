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
 *   header    network, fingerprint, updater, position of the training, and name, type, shape and length of each tensor
 *   body      the tensors' values in the header's order, each in C order
 *   32 bytes  SHA-256 of everything above; so in every version to come
 * </pre>
 */
package dev.netwright.runtime.checkpoint;
