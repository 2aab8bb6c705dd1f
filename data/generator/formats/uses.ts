import type { Use } from '../world';
import { french, semicolons } from './semicolons';

export const USES_HEADER = semicolons([
	'FINESS EJ ou ET',
	'Solution',
	'Utilisateurs',
	'Utilisateurs externes',
	'Service sensible',
	'Pro Santé Connect',
	'MIE',
	'Usage CPS',
	'Attestation',
	'Réserves',
	'Niveau'
]);

export const useLine = (use: Use): string =>
	semicolons([
		use.holder,
		use.solution,
		french(use.users),
		french(use.externalUsers),
		use.sensitive ? 'Oui' : 'Non',
		use.psc,
		use.means,
		use.cardUse,
		use.attestation,
		french(use.reservations),
		use.level
	]);
