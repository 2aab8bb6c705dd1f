import type { TerritoryData } from '$lib/screens';
import * as v from 'valibot';

const LIST = v.object({
	id: v.number(),
	name: v.string(),
	revision: v.number(),
	members: v.array(v.string())
});

/**
 * Members of the named lists that a view is filtered by, fetched when they are first needed. Never filled on the server,
 * where it would be shared between requests.
 */
class ListMembers {
	/** By id as in an address; null for a list that is gone. */
	#known = $state.raw<
		ReadonlyMap<string, { readonly revision: number; readonly members: ReadonlySet<string> } | null>
	>(new Map());
	#asked = new Set<string>();

	/** Members by id, of the lists that are there. */
	readonly #sets = $derived(
		new Map([...this.#known].flatMap(([id, list]) => (list ? [[id, list.members] as const] : [])))
	);
	#joined: { readonly data: TerritoryData; readonly sets: object; readonly result: TerritoryData } | null =
		null;

	/**
	 * The territory with the lists that a view is filtered by: the same object as long as neither changes, as what is computed
	 * of a territory is kept with it. Null while some are on their way.
	 */
	join(data: TerritoryData | null, ids: readonly string[]): TerritoryData | null {
		if (data === null || ids.length === 0) return data;
		if (!this.knows(ids)) return null;
		const sets = this.#sets;
		if (this.#joined?.data !== data || this.#joined.sets !== sets)
			this.#joined = { data, sets, result: { ...data, lists: sets } };
		return this.#joined.result;
	}

	/** True once it is known of each whether it is there. */
	private knows(ids: readonly string[]): boolean {
		return ids.every((id) => this.#known.has(id));
	}

	/** @param lists those that are there: what was fetched from an older revision is fetched again */
	load(ids: readonly string[], lists: readonly { readonly id: number; readonly revision: number }[]): void {
		const revisions = new Map(lists.map(({ id, revision }) => [String(id), revision]));
		for (const id of ids) {
			const revision = revisions.get(id) ?? 0;
			const key = `${id} ${revision}`;
			if (this.#asked.has(key)) continue;
			this.#asked.add(key);
			void this.#fetch(id, key);
		}
	}

	async #fetch(id: string, key: string): Promise<void> {
		const response = /^[1-9]\d{0,8}$/.test(id)
			? await fetch(`/api/lists/${id}`).catch(() => null)
			: undefined;
		if (response === null || (response && !response.ok && response.status !== 404)) {
			this.#asked.delete(key);
			return;
		}
		const parsed = response?.ok ? v.safeParse(LIST, await response.json()) : null;
		const list = parsed?.success
			? { revision: parsed.output.revision, members: new Set(parsed.output.members) }
			: null;
		this.#known = new Map([...this.#known, [id, list]]);
	}
}

export const listMembers = new ListMembers();
