import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, whatever the current one is. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A path inside the project.
 * @param {...string} parts
 */
export const inRoot = (...parts) => path.join(ROOT, ...parts);
