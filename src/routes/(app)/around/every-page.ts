import BookmarkPlus from '@lucide/svelte/icons/bookmark-plus';
import Link from '@lucide/svelte/icons/link';
import ListPlus from '@lucide/svelte/icons/list-plus';
import Presentation from '@lucide/svelte/icons/presentation';
import Printer from '@lucide/svelte/icons/printer';
import Upload from '@lucide/svelte/icons/upload';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { may } from '$lib/domain/access';
import { ADMIN_PLACES, PLACES, SIDE_PLACES } from '../places';
import type { UserAction } from './actions.svelte';
import { around } from './around.svelte';

const to = (href: string) => (): void => void goto(href);

/** The pages of the product, as actions. */
export const GOING: readonly UserAction[] = [
	...[...PLACES, ...SIDE_PLACES].map(({ href, label, icon }) => ({
		id: `go:${href}`,
		title: label,
		icon,
		do: to(href)
	})),
	...ADMIN_PLACES.map(({ href, label, icon }) => ({
		id: `go:${href}`,
		title: label,
		icon,
		when: () => Boolean(page.data.viewer && may(page.data.viewer.role, 'administer')),
		do: to(href)
	}))
];

export const SAVE_VIEW: UserAction = {
	id: 'save-view',
	title: 'Enregistrer cette vue…',
	icon: BookmarkPlus,
	keywords: 'garder favori signet partager',
	shortcut: { code: 'KeyV', key: 'V', alt: true, shift: true },
	do: () => (around.savingOpen = true)
};

export const NEW_LIST: UserAction = {
	id: 'new-list',
	title: 'Nouvelle liste de structures…',
	icon: ListPlus,
	keywords: 'coller importer finess helios',
	do: to('/listes/nouvelle')
};

/** Shows the page as to a room, or back as to a person. */
function project(): void {
	const parameters = new URLSearchParams(page.url.searchParams);
	parameters.set('projection', '');
	void goto(`${page.url.pathname}?${parameters.toString()}`, { noScroll: true });
}

/** What every page offers besides going elsewhere. */
export const DOING: readonly UserAction[] = [
	SAVE_VIEW,
	NEW_LIST,
	{
		id: 'copy-address',
		title: 'Copier le lien de cette vue',
		icon: Link,
		keywords: 'adresse url partager',
		when: () => typeof navigator !== 'undefined' && 'clipboard' in navigator,
		do: () => void navigator.clipboard.writeText(page.url.href)
	},
	{
		id: 'print',
		title: 'Imprimer cette page',
		icon: Printer,
		keywords: 'papier pdf',
		do: () => {
			// The palette has to be gone from the page that is printed.
			setTimeout(() => {
				window.print();
			}, 200);
		}
	},
	{
		id: 'project',
		title: 'Projeter cette page dans une salle',
		icon: Presentation,
		keywords: 'projection plein écran atelier',
		do: project
	},
	{
		id: 'import',
		title: 'Importer des fichiers',
		icon: Upload,
		keywords: 'registre finess enquête',
		do: to('/donnees')
	}
];
