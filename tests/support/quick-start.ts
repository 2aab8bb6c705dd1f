/**
 * An option of Node: WebAssembly, of which the embedded database is made, is compiled once, without the second pass that pays off in
 * long runs only. It saves half a second of the processor to each short process, a whole one to a server.
 */
export const QUICK_START = '--liftoff-only';
