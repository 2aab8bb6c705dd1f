import { decodeTerritoryTable, unpackParts } from '$lib/arrow';
import { territoryData, type TerritoryData } from '$lib/screens';
import { defaultCriteria, ssoRule } from '$lib/reference';

/**
 * The territory table in the browser: fetched once per version, then every filter and count is computed here.
 * Never filled on the server, where it would be shared between requests.
 */
class Territory {
	data = $state.raw<TerritoryData | null>(null);
	failed = $state(false);
	#hash = '';

	/**
	 * Fetches the version with this hash, unless it is the one already there.
	 * @param onOther called when the server has another version in force by now: it is that one that was fetched
	 */
	async load(hash: string, onOther: () => void): Promise<void> {
		if (hash === this.#hash) return;
		this.#hash = hash;
		this.failed = false;
		try {
			const response = await fetch(`/api/territory?version=${encodeURIComponent(hash)}`);
			if (!response.ok) throw new Error(`Territory refused: ${response.status}`);
			const table = decodeTerritoryTable(unpackParts(new Uint8Array(await response.arrayBuffer())));
			if (hash !== this.#hash) return;
			this.data = territoryData(table, defaultCriteria, ssoRule);
			if (!response.headers.get('etag')?.includes(hash)) onOther();
		} catch {
			if (hash !== this.#hash) return;
			this.#hash = '';
			this.failed = true;
		}
	}
}

export const territory = new Territory();
