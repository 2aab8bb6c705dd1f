import '$lib/ui/tokens.css';
import '$lib/ui/base.css';
import '$lib/ui/forms.css';
import { flushSync, mount, unmount } from 'svelte';
import { withThreshold } from '$lib/domain/sensitivity';
import { defaultCriteria } from '$lib/reference';
import StudioPanels from '../support/StudioPanels.svelte';
import { studioData } from './studio-data';

const HEADS = { segment: 'large-group', path: [1, 1] };

/** Times of moves of the pointer, in milliseconds. */
export interface Moves {
	/** From the event until the frame that shows it was painted; waits for the display included. */
	readonly frame: readonly number[];
	/** All that is computed, brought to the page and laid out. */
	readonly work: readonly number[];
}

declare global {
	/** Shows the panel of a threshold on generated structures; milliseconds until it was there. */
	var showStudio: (rows: number, seed: number) => number;
	/** The moves since it was last asked. */
	var takeMoves: () => Moves;
}

let shown: ReturnType<typeof mount> | null = null;
let frames: number[] = [];
let works: number[] = [];

globalThis.showStudio = (rows, seed) => {
	if (shown) void unmount(shown);
	const table = studioData(rows, seed);
	let criteria = $state.raw(defaultCriteria);
	const start = performance.now();
	shown = mount(StudioPanels, {
		target: document.body,
		props: {
			table,
			at: HEADS,
			get criteria() {
				return criteria;
			},
			onthreshold(value: number) {
				criteria = withThreshold(criteria, HEADS, value);
			}
		}
	});
	flushSync();
	return performance.now() - start;
};

globalThis.takeMoves = () => {
	const taken = { frame: frames, work: works };
	[frames, works] = [[], []];
	return taken;
};

/** A message is answered after the frame was laid out and painted. */
const afterFrame = new MessageChannel();
let began = 0;
afterFrame.port1.onmessage = () => frames.push(performance.now() - began);

addEventListener(
	'pointermove',
	({ buttons }) => {
		if (buttons === 0) return;
		began = performance.now();
		requestAnimationFrame(() => afterFrame.port2.postMessage(null));
	},
	{ capture: true }
);
// After the panel's own listeners: what they changed is brought to the page at once, so that it is measured.
addEventListener('pointermove', ({ buttons }) => {
	if (buttons === 0) return;
	flushSync();
	document.body.getBoundingClientRect();
	works.push(performance.now() - began);
});
