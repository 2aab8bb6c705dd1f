/** Entry of the reading thread: parsing and composing never hold up the thread that serves pages. */
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { serveJob } from '../reading';

if (parentPort === null) throw new Error('This program runs as a worker thread');
serveJob(parentPort, fileURLToPath(import.meta.url));
