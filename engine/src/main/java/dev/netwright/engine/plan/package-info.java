/** Plans: tensors in the layouts that oneDNN chooses, steps over them, and one arena for all. */
package dev.netwright.engine.plan;
