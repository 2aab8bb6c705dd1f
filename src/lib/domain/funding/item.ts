/** What a quantity is counted from. */
export const DRIVERS = [
	/** Persons of the structure. */
	'professional',
	/** Means given to persons: newcomers, losses, spare stock and renewal included. */
	'device',
	'workstation',
	/** Persons who have no phone that they may use: a device too. */
	'professional-without-phone',
	'structure',
	/** One for the organisation, shared between its structures by heads. */
	'organisation',
	/** One for the organisation, or a part of one where it is smaller than a pooled project. */
	'organisation-or-grouping',
	/** Identification schemes used outside Pro Santé Connect. */
	'scheme'
] as const;
export type Driver = (typeof DRIVERS)[number];

export const ITEM_KINDS = ['one-off', 'yearly', 'per-issue'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What money is spent on, as grants name it. */
export const COST_OBJECTS = [
	'device',
	'terminal',
	'licence',
	'integration',
	'project-support',
	'training',
	'support'
] as const;
export type CostObject = (typeof COST_OBJECTS)[number];

export type Target = 'min' | 'max';

/** Something to pay for. Its price is the assumption `price:<id>`. */
export interface CostItem {
	readonly id: string;
	/** In French. */
	readonly label: string;
	/** In French, singular: « clé », « utilisateur et par an »… */
	readonly unit: string;
	/** Segment ids of the default criteria that it is for; null for all. */
	readonly segments: readonly string[] | null;
	/** The least target that needs it: what the minimum needs, the maximum needs too. */
	readonly target: Target;
	/** True when the obligation of single sign-on needs it too, whatever the target. */
	readonly forSso: boolean;
	/** The component of the target that it brings: not needed where it is there; null where it does not depend on one. */
	readonly component: string | null;
	/** The assumption that says how often it is needed where the component is unknown. */
	readonly whenUnknown: string;
	/** Items of one group exclude each other: a plan chooses the variant of each segment. */
	readonly alternative: { readonly group: string; readonly variant: string } | null;
	/** Items of one family are one thing to buy for an organisation, whatever the segments of its structures. */
	readonly family: string;
	readonly driver: Driver;
	/** True when professionals who already have a compliant means need none. */
	readonly deductsEquipped: boolean;
	readonly kind: ItemKind;
	readonly nature: 'investment' | 'operating';
	readonly object: CostObject;
	/** 0.2 for 20 %; prices are before VAT. */
	readonly vatRate: number;
	/** Years after which what was bought is bought again; null where it never is. */
	readonly lifetimeYears: number | null;
}
