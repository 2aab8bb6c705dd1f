/** Entry of the solver's thread: a search of several seconds never holds up the thread that serves pages. */
import { parentPort } from 'node:worker_threads';
import { serveSolver } from './serve';

if (parentPort === null) throw new Error('This program runs as a worker thread');
serveSolver(parentPort);
