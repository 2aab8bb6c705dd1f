import type { BoundIndex, Population, SsoState } from '$lib/domain/funding';
import { COMPONENT_STATES, SSO_STATES } from '$lib/domain/funding';

/** One structure of a population under test; what is not said has a plain value. */
export interface TestStructure {
	readonly finess: string;
	readonly organisation?: string;
	/** Index of its segment; several where none is decided. */
	readonly segment: number | readonly number[];
	/** One number for a declared count. */
	readonly heads: number | readonly [number, number, number];
	readonly equipped?: number;
	readonly turnover?: number;
	readonly department?: string;
	readonly sector?: string;
	readonly places?: number;
	readonly tariffAuthority?: string;
	readonly legalStatus?: string;
}

export interface TestOrganisation {
	readonly esms?: number;
	readonly headsElsewhere?: number;
	readonly sso?: SsoState;
	readonly schemes?: readonly [number, number, number];
	readonly components?: Readonly<Record<string, (typeof COMPONENT_STATES)[number]>>;
}

/** A population from a few lines, sorted by FINESS number as `populationOf` does. */
export function population(
	segments: readonly string[],
	structures: readonly TestStructure[],
	organisations: Readonly<Record<string, TestOrganisation>> = {},
	components: readonly string[] = []
): Population {
	const sorted = [...structures].sort((a, b) => (a.finess < b.finess ? -1 : 1));
	const ids = [...new Set(sorted.map(({ organisation, finess }) => organisation ?? finess))].sort();
	const heads = (bound: BoundIndex): Float64Array =>
		Float64Array.from(sorted, ({ heads: said }) => (typeof said === 'number' ? said : said[bound]));
	const of = (id: string): TestOrganisation => organisations[id] ?? {};
	const text = (value: string): string[] => sorted.map(() => value);
	return {
		segments,
		components,
		finess: sorted.map(({ finess }) => finess),
		name: sorted.map(({ finess }) => `Structure ${finess}`),
		row: Uint32Array.from(sorted, (_, i) => i),
		organisation: Uint32Array.from(sorted, ({ organisation, finess }) => ids.indexOf(organisation ?? finess)),
		segment: Uint8Array.from(sorted, ({ segment }) =>
			typeof segment === 'number' ? segment : segments.length
		),
		possible: Uint32Array.from(sorted, ({ segment }) =>
			(typeof segment === 'number' ? [segment] : segment).reduce((mask, one) => mask | (1 << one), 0)
		),
		heads: [heads(0), heads(1), heads(2)],
		headsState: Uint8Array.from(sorted, ({ heads: said }) => (typeof said === 'number' ? 1 : 2)),
		equipped: Float64Array.from(sorted, ({ equipped }) => equipped ?? NaN),
		turnover: Float64Array.from(sorted, ({ turnover }) => turnover ?? NaN),
		places: Float64Array.from(sorted, ({ places }) => places ?? NaN),
		sector: sorted.map(({ sector }) => sector ?? 'PA'),
		category: text('500'),
		department: sorted.map(({ department }) => department ?? '56'),
		region: text('53'),
		tariffAuthority: sorted.map(({ tariffAuthority }) => tariffAuthority ?? 'ars'),
		legalStatus: sorted.map(({ legalStatus }) => legalStatus ?? 'public'),
		legalEntity: sorted.map(({ organisation, finess }) => organisation ?? finess),
		siret: text(''),
		organisations: {
			id: ids,
			name: ids.map((id) => `Organisme ${id}`),
			esms: Float64Array.from(
				ids,
				(id) => of(id).esms ?? sorted.filter((one) => (one.organisation ?? one.finess) === id).length
			),
			headsElsewhere: Float64Array.from(ids, (id) => of(id).headsElsewhere ?? 0),
			sso: Uint8Array.from(ids, (id) => SSO_STATES.indexOf(of(id).sso ?? 'not-mandatory')),
			schemes: [0, 1, 2].map((bound) => Float64Array.from(ids, (id) => of(id).schemes?.[bound] ?? NaN)) as [
				Float64Array,
				Float64Array,
				Float64Array
			],
			components: Uint8Array.from(
				ids.flatMap((id) =>
					components.map((component) => COMPONENT_STATES.indexOf(of(id).components?.[component] ?? 'unknown'))
				)
			)
		},
		leftOut: []
	};
}
