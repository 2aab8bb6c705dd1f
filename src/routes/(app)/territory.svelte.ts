import { version as build } from '$app/environment';
import { decodeDecision, decodeLabels, type WirePart } from '$lib/arrow';
import type { RulesInForce } from '$lib/domain/overrides';
import type { TerritoryTable } from '$lib/domain/table';
import { ssoRule } from '$lib/reference';
import { territoryData, type TerritoryData } from '$lib/screens';

/** What kept the territory from being loaded. */
export type TerritoryProblem =
	/** Nothing could be read. */
	| 'decision'
	/** Everything but the names and places could. */
	| 'labels'
	/** The server is of another build than this page. */
	| 'outdated';

/** A refusal of the server, by its status. */
class Refused extends Error {
	constructor(readonly status: number) {
		super(`Territory refused: ${status}`);
	}
}

/** A version of the data, and what puts its structures in their segments. */
export interface Wanted {
	readonly hash: string;
	readonly rules: RulesInForce;
	readonly rulesHash: string;
}

interface LoadedTable {
	readonly hash: string;
	readonly table: TerritoryTable;
	/** Labels included. */
	readonly isWhole: boolean;
}

const NOT_FOUND = 404;
const OTHER_BUILD = 409;

/**
 * The territory table in the browser: fetched once per version, then every filter and count is computed here. What decides comes
 * first and is of use at once; names and places follow. Never filled on the server, where it would be shared between requests.
 */
class Territory {
	/** The version last asked for, as soon as everything can be computed on it; its label columns may still be missing. */
	data = $state.raw<TerritoryData | null>(null);
	/** The last version that came whole, labels included: it stays until the next one is whole too. */
	whole = $state.raw<TerritoryData | null>(null);
	problem = $state<TerritoryProblem | null>(null);
	readonly labelsReady = $derived(this.data !== null && this.data === this.whole);
	/** Version and rules being fetched or already there. What `load` looks at is not reactive: it is called in effects. */
	#key = '';
	#failed = false;
	/** What came of a version: first without its labels, then whole. Other rules, or a second try, start from it. */
	#table: LoadedTable | null = null;

	/**
	 * Fetches a version, or what is missing of it, and classifies it.
	 * @param onOther called when the server does not know this version any more: another one is in force
	 */
	async load({ hash, rules, rulesHash }: Wanted, onOther: () => void): Promise<void> {
		const key = `${hash} ${rulesHash}`;
		if (key === this.#key && !this.#failed) return;
		this.#key = key;
		this.#failed = false;
		this.problem = null;
		let part: WirePart = 'decision';
		try {
			const first = await this.#first(hash);
			if (key !== this.#key) return;
			this.#table = first;
			const data = territoryData(first.table, rules, ssoRule);
			this.data = data;
			if (first.isWhole) {
				this.whole = data;
				return;
			}
			part = 'labels';
			const labels = await fetchPart(part, hash);
			if (key !== this.#key) return;
			const table = await decodeLabels(labels, first.table, breathe);
			if (key !== this.#key) return;
			this.#table = { hash, table, isWhole: true };
			this.whole = this.data = { ...data, table };
		} catch (error) {
			if (key !== this.#key) return;
			this.#failed = true;
			const status = error instanceof Refused ? error.status : 0;
			this.problem = status === OTHER_BUILD ? 'outdated' : part;
			if (status === NOT_FOUND) onOther();
		}
	}

	async #first(hash: string): Promise<LoadedTable> {
		if (this.#table?.hash === hash) return this.#table;
		const table = await decodeDecision(await fetchPart('decision', hash), breathe);
		return { hash, table, isWhole: false };
	}
}

/** Work of this many milliseconds is not felt; after it, whatever waits in the page has its turn. */
const FELT_MS = 12;
let since = 0;

function breathe(): Promise<void> | undefined {
	if (performance.now() - since < FELT_MS) return undefined;
	return new Promise((resolve) => {
		setTimeout(() => {
			since = performance.now();
			resolve();
		});
	});
}

async function fetchPart(part: WirePart, hash: string): Promise<Uint8Array> {
	const query = new URLSearchParams({ version: hash, build });
	const response = await fetch(`/api/territory/${part}?${query}`);
	if (!response.ok) throw new Refused(response.status);
	return new Uint8Array(await response.arrayBuffer());
}

export const territory = new Territory();
