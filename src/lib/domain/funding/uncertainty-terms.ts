import type { CostItem } from './item';
import { SSO_STATES } from './population';

/** How an item is counted. Items that are counted alike share their sums. */
export interface Counted {
	readonly key: string;
	readonly kind: 'persons' | 'structures' | 'organisations' | 'projects' | 'schemes';
	/** Column of the shares of organisations; −1 for none. */
	readonly column: number;
	/** Whether those who already have a means are left out. */
	readonly deducts: boolean;
	/** Whether the target asks for it; else the obligation of single sign-on does. */
	readonly byTarget: boolean;
	readonly component: string | null;
	/** Assumption that says how often it is needed where the component is unknown; `''` without component. */
	readonly whenUnknown: string;
}

const persons = (deducts: boolean): Counted => ({
	key: `persons -1 ${deducts} true null `,
	kind: 'persons',
	column: -1,
	deducts,
	byTarget: true,
	component: null,
	whenUnknown: ''
});

export const PERSONS = persons(false);
export const PERSONS_TO_EQUIP = persons(true);

function kindOf({ driver }: CostItem): Counted['kind'] {
	switch (driver) {
		case 'professional':
		case 'device':
		case 'workstation':
		case 'professional-without-phone':
			return 'persons';
		case 'structure':
			return 'structures';
		case 'organisation':
			return 'organisations';
		case 'organisation-or-grouping':
			return 'projects';
		case 'scheme':
			return 'schemes';
		default:
			return driver satisfies never;
	}
}

/** How an item is counted in a segment. */
export function countedLike(item: CostItem, column: number, byTarget: boolean): Counted {
	const kind = kindOf(item);
	const deducts = kind === 'persons' && item.deductsEquipped;
	const { component } = item;
	const whenUnknown = component === null ? '' : item.whenUnknown;
	const key = `${kind} ${column} ${deducts} ${byTarget} ${component} ${whenUnknown}`;
	return { key, kind, column, deducts, byTarget, component, whenUnknown };
}

/** In place of a state of single sign-on: the target asks, whoever is obliged. */
export const ALWAYS = SSO_STATES.length;

/** Code of how far an item is needed: who asks, and whether it depends on a component that is unknown. */
export const needCode = (asked: number, isUnknown: boolean): number => asked * 2 + (isUnknown ? 1 : 0);

/** Who asks, of a code of {@link needCode}. */
export const whoAsks = (code: number): number => code >> 1;

/** Whether it depends on a component that is unknown, of a code of {@link needCode}. */
export const isUnknownNeed = (code: number): boolean => (code & 1) === 1;

/** Codes of quantities: 0 is one; then low, likely and high of each group of heads; then schemes; then sizes of organisations. */
export const HEADS_OF_GROUP = 1;

/** Codes of schemes: declared at each bound, and where nothing is declared. */
export const SCHEMES_DECLARED = 4;

/** Where the codes of quantities that are not heads begin. */
export function quantityCodes(headGroups: number): { readonly schemes: number; readonly sizes: number } {
	const schemes = HEADS_OF_GROUP + 3 * headGroups;
	return { schemes, sizes: schemes + SCHEMES_DECLARED };
}
