import type { MessagePort } from 'node:worker_threads';
import { solve } from './solve';
import type { SolveRequest } from './solve-apart';

/** The solver's thread: answers each problem that it is given, one after the other. An error ends the thread. */
export function serveSolver(port: MessagePort): void {
	port.on('message', ({ problem, options }: SolveRequest) => {
		void solve(problem, options).then((result) => port.postMessage(result));
	});
}
