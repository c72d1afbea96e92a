/**
 * Faster layers under an unchanged configuration: {@link dev.netwright.runtime.acceleration.AcceleratedGraph} replaces
 * what runs, {@link dev.netwright.runtime.acceleration.Engine} tells what is in use.
 */
package dev.netwright.runtime.acceleration;
