import * as v from 'valibot';
import { parseAddress, parseName, type SavedAddress } from '$lib/domain/saved';

/** A view kept in this browser only. */
export interface PersonalView extends SavedAddress {
	readonly id: string;
	readonly name: string;
}

const KEY = 'cible-2028.views';
const MOST = 100;
const STORED = v.array(v.object({ id: v.string(), name: v.string(), path: v.string(), query: v.string() }));

/** What the browser holds; whatever is not as we write it is left aside, not shown. */
function readStored(): readonly PersonalView[] {
	try {
		const parsed = v.safeParse(STORED, JSON.parse(localStorage.getItem(KEY) ?? '[]'));
		if (!parsed.success) return [];
		return parsed.output.filter(
			({ name, path, query }) => parseName(name).ok && parseAddress(path, query).ok
		);
	} catch {
		return [];
	}
}

type Kept = { readonly ok: true } | { readonly ok: false; readonly message: string };

const TAKEN = (name: string): Kept => ({
	ok: false,
	message: `Une de vos vues porte déjà le nom «\u00a0${name}\u00a0»\u00a0: choisissez un autre nom, ou mettez à jour celle qui existe.`
});

/**
 * Views of this person, in this browser: they need no account, and leave with the browser's data. Read when the page is
 * alive, never on the server.
 */
class PersonalViews {
	all = $state.raw<readonly PersonalView[]>([]);

	load(): void {
		this.all = readStored();
	}

	create(name: string, address: SavedAddress): Kept {
		const parsed = this.#checked(name, null);
		if ('ok' in parsed) return parsed;
		if (this.all.length >= MOST)
			return { ok: false, message: `Ce navigateur garde déjà ${MOST} vues\u00a0: supprimez-en d’abord.` };
		return this.#keep([...this.all, { id: crypto.randomUUID(), name: parsed.name, ...address }]);
	}

	rename(id: string, name: string): Kept {
		const parsed = this.#checked(name, id);
		if ('ok' in parsed) return parsed;
		return this.#keep(this.all.map((view) => (view.id === id ? { ...view, name: parsed.name } : view)));
	}

	update(id: string, address: SavedAddress): Kept {
		return this.#keep(this.all.map((view) => (view.id === id ? { ...view, ...address } : view)));
	}

	remove(id: string): Kept {
		return this.#keep(this.all.filter((view) => view.id !== id));
	}

	bringBack(view: PersonalView): Kept {
		const parsed = this.#checked(view.name, view.id);
		return 'ok' in parsed ? parsed : this.#keep([...this.all.filter(({ id }) => id !== view.id), view]);
	}

	#checked(text: string, except: string | null): Kept | { readonly name: string } {
		const name = parseName(text);
		if (!name.ok) {
			return {
				ok: false,
				message:
					name.error === 'name-empty'
						? 'Il manque un nom\u00a0: écrivez-en un, avec au moins une lettre ou un chiffre.'
						: 'Le nom dépasse 80 caractères\u00a0: raccourcissez-le.'
			};
		}
		const rival = this.all.find((view) => {
			const other = parseName(view.name);
			return view.id !== except && other.ok && other.value.key === name.value.key;
		});
		return rival ? TAKEN(rival.name) : { name: name.value.text };
	}

	#keep(views: readonly PersonalView[]): Kept {
		const sorted = [...views].sort((a, b) => a.name.localeCompare(b.name, 'fr', { numeric: true }));
		try {
			localStorage.setItem(KEY, JSON.stringify(sorted));
		} catch {
			return {
				ok: false,
				message:
					'Ce navigateur refuse de garder la vue (mémoire pleine ou navigation privée)\u00a0: partagez-la, ou gardez son adresse dans vos favoris.'
			};
		}
		this.all = sorted;
		return { ok: true };
	}
}

export const personalViews = new PersonalViews();
