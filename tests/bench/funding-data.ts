import { COMPONENT_STATES, SSO_STATES, type Population } from '$lib/domain/funding';
import { reference } from '$lib/reference';
import { sequence } from './classification-data';

export const FUNDING_SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const COMPONENTS = ['internal-sso', 'hr-feed', 'identity-provider', 'iam-rpps', 'dui-compatible'];
const SECTORS = ['PA', 'PH', 'DOM', 'PDS', 'PDE'];
const DEPARTMENTS = 101;
const GROUP_OF = 50;

/**
 * Structures as a country has them: many operators of one structure and few of hundreds; head-counts estimated from places for two
 * thirds, unknown for some; nine needs in ten not declared; one structure in twelve without a decided segment.
 */
export function fundingPopulation(rows: number, seed: number): Population {
	const random = sequence(seed);
	const among = <T>(values: readonly T[]): T => {
		const value = values[Math.floor(random() * values.length)];
		if (value === undefined) throw new Error('Nothing to choose from');
		return value;
	};
	const categories = [...reference.ratios].map(([category, ratio], i) => ({
		...ratio,
		category,
		sector: SECTORS[i % SECTORS.length] ?? ''
	}));
	const owners = Math.max(1, Math.round(rows * 0.4));
	const organisation = Uint32Array.from({ length: rows }, () => Math.floor(owners * random() ** 3));
	const esms = new Float64Array(owners);
	for (const owner of organisation) esms[owner] = (esms[owner] ?? 0) + 1;
	const chosen = Array.from({ length: rows }, () => among(categories));
	const places = Float64Array.from({ length: rows }, () => 10 + Math.floor(random() * 110));
	const headsState = Uint8Array.from({ length: rows }, () => (random() < 0.3 ? 1 : random() < 0.9 ? 2 : 0));
	const headsAt = (bound: 'headsLow' | 'headsLikely' | 'headsHigh'): Float64Array =>
		Float64Array.from(chosen, (ratio, i) => {
			const per = ratio.basis === 'places' ? (places[i] ?? 0) / 100 : 1;
			return Math.round(ratio[headsState[i] === 1 ? 'headsLikely' : bound] * per);
		});
	const heads = [headsAt('headsLow'), headsAt('headsLikely'), headsAt('headsHigh')] as const;
	const segment = Uint8Array.from(chosen, ({ sector }, i) => {
		if (random() < 1 / 12) return FUNDING_SEGMENTS.length;
		if ((esms[organisation[i] ?? 0] ?? 0) >= GROUP_OF) return 0;
		return sector === 'PA' || sector === 'PH' ? 1 : 2;
	});
	const text = (at: (i: number) => string): string[] => Array.from({ length: rows }, (_, i) => at(i));
	const scheme = (most: number): Float64Array =>
		Float64Array.from({ length: owners }, (_, i) => (i % 10 === 0 ? most : NaN));
	return {
		segments: FUNDING_SEGMENTS,
		components: COMPONENTS,
		finess: text((i) => String(10_000_000 + i).padStart(9, '0')),
		name: text((i) => `Structure ${i}`),
		row: Uint32Array.from({ length: rows }, (_, i) => i),
		organisation,
		segment,
		possible: Uint32Array.from(segment, (own) =>
			own < FUNDING_SEGMENTS.length ? 1 << own : among([0b0011, 0b0101, 0b1010])
		),
		heads,
		headsState,
		equipped: Float64Array.from({ length: rows }, () => (random() < 0.1 ? random() : NaN)),
		turnover: Float64Array.from(chosen, ({ turnover }, i) => (i % 50 === 0 ? NaN : turnover)),
		places,
		sector: chosen.map(({ sector }) => sector),
		category: chosen.map(({ category }) => category),
		department: text((i) => String(1 + (i % DEPARTMENTS)).padStart(2, '0')),
		region: text((i) => String(1 + (i % 18))),
		tariffAuthority: text(() => 'ars'),
		legalStatus: text(() => 'public'),
		legalEntity: Array.from(organisation, String),
		siret: text(() => ''),
		organisations: {
			id: Array.from({ length: owners }, (_, i) => String(i)),
			name: Array.from({ length: owners }, (_, i) => `Organisme ${i}`),
			esms: esms.map((count) => Math.max(1, count)),
			headsElsewhere: new Float64Array(owners),
			sso: Uint8Array.from({ length: owners }, () => {
				const draw = random();
				return SSO_STATES.indexOf(
					draw < 0.02
						? 'mandatory'
						: draw < 0.05
							? 'undetermined'
							: draw < 0.15
								? 'not-assessed'
								: 'not-mandatory'
				);
			}),
			schemes: [scheme(0), scheme(0.5), scheme(1)],
			components: Uint8Array.from({ length: owners * COMPONENTS.length }, () =>
				random() < 0.9 ? 0 : 1 + Math.floor(random() * (COMPONENT_STATES.length - 1))
			)
		},
		leftOut: []
	};
}
