import type { Random, Weighted } from '../random';
import { spelling } from '../names';
import type { Entity, Use } from './model';
import type { UsePlan } from './plan';

type Means = Pick<Use, 'psc' | 'means' | 'cardUse' | 'attestation' | 'level'> & {
	readonly reservations: number | null;
};

const means = (
	psc: string,
	name: string,
	level: string,
	attestation: string,
	reservations: number | null,
	cardUse = ''
): Means => ({ psc, means: name, level, attestation, reservations, cardUse });

/** How users prove who they are, from what is common today to what the targets ask. */
const MEANS: Weighted<Means> = [
	[means('Non', 'Mot de passe', 'Inférieur', 'Non', null), 9],
	[means('Non', 'Mot de passe', '', '', null), 4],
	[means('Non', 'Mot de passe OTP', 'Transition', 'Oui', 4), 2],
	[means('Non', 'Badge', 'Inférieur', 'Non', null), 1.5],
	[means('Non', 'Badge PIN', 'Substantiel', 'Oui', 2), 1],
	[means('Non', 'Carte CPS', 'Élevé', '', null, 'En direct (mTLS)'), 1],
	[means('Non', 'Carte CPS', 'Substantiel', 'Oui', 1, 'Enrôlée localement'), 0.6],
	[means('Oui', 'e-CPS', 'Élevé', '', null), 2.5],
	[means('Oui', 'Carte CPS', 'Élevé', '', null), 0.8],
	[means('Oui', 'CPE', '', '', null), 0.4],
	[means('Oui', 'Clé FIDO', 'Élevé', '', null), 0.3],
	[means('', '', '', '', null), 2]
];

/** The declared uses of an operator, after its plan. */
export function declaredUses(random: Random, plans: readonly UsePlan[], entities: readonly Entity[]): Use[] {
	return plans.flatMap((plan) => {
		const entity = entities[plan.entity];
		if (!entity) return [];
		const { solution, alias } = plan;
		const typed =
			solution === null
				? ''
				: alias === null
					? spelling(random, solution)
					: (solution.aliases[alias] ?? solution.name);
		const use = (holder: string, users: number | null, externalUsers: number | null): Use => ({
			holder,
			solution: typed,
			users,
			externalUsers,
			sensitive: solution?.sensitive ?? true,
			...random.weighted(MEANS)
		});
		const sites = entity.sites.filter((site) => site.esms);
		const total = sites.reduce((sum, site) => sum + site.heads, 0);
		const users = plan.users(total);
		const share = (heads: number): number | null =>
			users === null ? null : Math.round((users * heads) / Math.max(total, 1));
		const bySite = (kept: number): Use[] =>
			sites.slice(0, Math.ceil(sites.length * kept)).map((site) => use(site.finess, share(site.heads), null));
		switch (plan.by) {
			case 'entity':
				return [use(entity.finess, users, plan.externalUsers)];
			case 'sites':
				return bySite(1);
			case 'entity-and-sites':
				return [use(entity.finess, users, plan.externalUsers), ...bySite(0.8)];
		}
	});
}
