import type { Scope } from '$lib/domain/access';
import { LIST, type View } from '$lib/domain/view';
import type { Database } from '$lib/server/db';
import { listNamedLists, readNamedList, type NamedList } from '$lib/server/saved';
import { wrongUse } from './exit';

const same = new Intl.Collator('fr', { sensitivity: 'base' });

/**
 * Reads the lists that a view is filtered by, given by number or by name; the view then holds their numbers, as an address
 * does. Stops when there is no such list: an export never leaves out a filter in silence.
 */
export async function withLists(
	db: Database,
	view: View,
	scope: Scope
): Promise<{ readonly view: View; readonly lists: ReadonlyMap<string, NamedList> }> {
	const wanted = view.filters[LIST] ?? [];
	const lists = new Map<string, NamedList>();
	if (wanted.length === 0) return { view, lists };
	const heads = await listNamedLists(db, scope);
	for (const text of wanted) {
		const head =
			heads.find(({ id }) => String(id) === text) ?? heads.find(({ name }) => same.compare(name, text) === 0);
		const list = head && (await readNamedList(db, head.id, scope));
		if (!list) {
			const known = heads.length === 0 ? 'il n’y en a aucune' : heads.map(({ name }) => name).join(', ');
			throw wrongUse(`--filter : il n’y a pas de liste « ${text} » (listes : ${known}).`);
		}
		lists.set(String(list.id), list);
	}
	return { view: { ...view, filters: { ...view.filters, [LIST]: [...lists.keys()] } }, lists };
}
