import type { Weighted } from '../random';
import type { Coded } from './model';

const label = (code: string, text: string): Coded => ({ code, label: text });

/** Pairs as the register writes them. */
export const TARIFF = {
	free: label('01', 'Etablissement Tarif Libre'),
	hospital: label('03', 'ARS établissements Publics de santé dotation globale'),
	ars: label('05', 'ARS établissements médico-soc. non financés dotation globale'),
	clinic: label('07', 'ARS établissements de santé non financés dotation globale'),
	department: label('08', 'Président du Conseil Départemental'),
	mixed: label('09', 'ARS PCD mixte (2 arrêtés), habilité aide sociale'),
	joint: label('10', 'Autorité Conjointe Préfet ou ARS/PCD ou métropole (1 arrêté)'),
	mixedGrant: label('17', 'Autorité mixte ARS PCD dotation globale'),
	prefect: label('30', 'Préfet de région établissements et services sociaux'),
	departmentGrant: label('31', 'Pdt Conseil Départemental-Subvention'),
	arsGrant: label('34', 'ARS - DG dotation globale'),
	globalWithPharmacy: label('40', 'ARS/PCD, Tarif global, habilité aide sociale, recours PUI'),
	global: label('41', 'ARS/PCD, Tarif global, habilité aide sociale sans PUI'),
	partialWithPharmacy: label('44', 'ARS/PCD, Tarif partiel, habilité aide sociale, recours PUI'),
	partial: label('45', 'ARS/PCD, Tarif partiel, habilité aide sociale sans PUI'),
	partialPrivate: label('47', 'ARS/PCD, Tarif partiel, non habilité aide sociale sans PUI'),
	homeFlat: label('52', 'ARS/PCD, LF, forfait soins, habilité aide sociale'),
	nursing: label('54', 'Tarif AM - Services de Soins Infirmiers A Domicile'),
	cpom: label('57', 'DGS ARS & hébergement PCD - sous CPOM'),
	arsDayRate: label('58', 'ARS dotation forfait ou prix de journée globalisé hors CPOM'),
	undetermined: label('99', 'Indéterminé')
} as const;

/** A pair that no table holds: a label that came after the last nomenclature. */
export const UNKNOWN_TARIFF: Coded = label('59', 'Expérimentation tarifaire article 51 (fictif)');

export const NURSING_HOME: Weighted<Coded> = [
	[TARIFF.partial, 5],
	[TARIFF.partialWithPharmacy, 2],
	[TARIFF.global, 2],
	[TARIFF.globalWithPharmacy, 1.5],
	[TARIFF.partialPrivate, 2],
	[TARIFF.undetermined, 0.3]
];
export const CHILD_DISABILITY: Weighted<Coded> = [
	[TARIFF.cpom, 4],
	[TARIFF.arsDayRate, 3],
	[TARIFF.ars, 1.5],
	[TARIFF.arsGrant, 1],
	[TARIFF.undetermined, 0.4]
];
export const ARS_GRANT: Weighted<Coded> = [
	[TARIFF.arsGrant, 8],
	[TARIFF.ars, 2],
	[TARIFF.undetermined, 0.4]
];
export const DEPARTMENT: Weighted<Coded> = [
	[TARIFF.department, 9],
	[TARIFF.departmentGrant, 0.8],
	[TARIFF.undetermined, 0.6]
];
export const SHARED: Weighted<Coded> = [
	[TARIFF.mixed, 5],
	[TARIFF.mixedGrant, 3],
	[TARIFF.cpom, 2]
];
export const HOME_HELP: Weighted<Coded> = [
	[TARIFF.department, 4],
	[TARIFF.free, 4],
	[TARIFF.undetermined, 1]
];
export const STATE: Weighted<Coded> = [
	[TARIFF.prefect, 9],
	[TARIFF.undetermined, 1]
];
export const CHILD_PROTECTION: Weighted<Coded> = [
	[TARIFF.department, 7],
	[TARIFF.joint, 3],
	[TARIFF.undetermined, 0.5]
];
