import type { LiveRoom } from './room';
import { takeSeat } from './seats';
import { tellingOf, type Watcher } from './watcher';

/** How long a question waits for something new. */
const PATIENCE_MS = 20_000;

/**
 * What a screen that asks lacks, as soon as there is something.
 * @param since the last event that it knows; null when it knows nothing
 * @param signal aborted when the screen goes away
 * @returns JSON; `nothing` after a while, `full` when there is no room for one more
 */
export async function nextMessage(
	room: LiveRoom,
	watcher: Watcher,
	since: number | null,
	signal: AbortSignal
): Promise<{ readonly message: string } | 'nothing' | 'full'> {
	// It heard of more by another process.
	if (since !== null && since > room.state.seq) await room.catchUp();
	const message = () => ({ message: tellingOf(room, watcher, since) });
	if (since === null || (since !== room.state.seq && !room.isAboutToTell)) return message();
	return new Promise((resolve) => {
		const end = (answer: { readonly message: string } | 'nothing' | 'full'): void => {
			clearTimeout(patience);
			signal.removeEventListener('abort', gone);
			stop();
			giveBack?.();
			resolve(answer);
		};
		const gone = (): void => end('nothing');
		const stop = room.subscribe(() => end(message()));
		const patience = setTimeout(gone, PATIENCE_MS);
		signal.addEventListener('abort', gone);
		const giveBack = takeSeat(room, watcher, gone);
		if (giveBack === null) end('full');
	});
}
