import Bookmark from '@lucide/svelte/icons/bookmark';
import Building2 from '@lucide/svelte/icons/building-2';
import Database from '@lucide/svelte/icons/database';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import GitCompareArrows from '@lucide/svelte/icons/git-compare-arrows';
import ShieldCheck from '@lucide/svelte/icons/shield-check';
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal';
import ScrollText from '@lucide/svelte/icons/scroll-text';
import Network from '@lucide/svelte/icons/network';
import Presentation from '@lucide/svelte/icons/presentation';
import Wallet from '@lucide/svelte/icons/wallet';
import Users from '@lucide/svelte/icons/users';

/** The main places of the product, in the order of the work; only those that exist. */
export const PLACES = [
	{ href: '/', label: 'Tableau de bord', short: 'Tableau', icon: LayoutDashboard },
	{ href: '/structures', label: 'Structures', short: 'Structures', icon: Building2 },
	{ href: '/organisations', label: 'Organismes', short: 'Organismes', icon: Network },
	{ href: '/criteres', label: 'Critères', short: 'Critères', icon: SlidersHorizontal },
	{ href: '/conformite', label: 'Conformité', short: 'Conformité', icon: ShieldCheck },
	{ href: '/financement', label: 'Financement', short: 'Financer', icon: Wallet },
	{ href: '/ateliers', label: 'Ateliers', short: 'Ateliers', icon: Presentation },
	{ href: '/collecte', label: 'Collecte', short: 'Collecte', icon: ClipboardList },
	{ href: '/donnees', label: 'Données', short: 'Données', icon: Database }
] as const;

/** Ways around the places above: beside them where there is room, in the menu on top of every page elsewhere. */
export const SIDE_PLACES = [
	{ href: '/comparaison', label: 'Comparaison', short: 'Comparer', icon: GitCompareArrows },
	{ href: '/vues', label: 'Vues et listes', short: 'Vues', icon: Bookmark }
] as const;

/** For those who administer only. */
export const ADMIN_PLACES = [
	{ href: '/comptes', label: 'Comptes', short: 'Comptes', icon: Users },
	{ href: '/journal', label: 'Journal', short: 'Journal', icon: ScrollText }
] as const;

/** Whether an address is of a place or of one of its pages. */
export const isWithin = (pathname: string, href: string): boolean =>
	href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);

/** Name of the place that a page belongs to, in words: « Structures ». */
export const placeName = (path: string): string =>
	[...PLACES, ...SIDE_PLACES, ...ADMIN_PLACES].find(({ href }) => isWithin(path, href))?.label ??
	'Autre page';
