import type { Coded } from './model';

/** One line of equipment: discipline, activity, clientele, and its part of the places. */
export interface CapacityShape {
	readonly discipline: Coded;
	readonly activity: Coded;
	readonly client: Coded;
	readonly share: number;
}

const coded = (code: string, label: string): Coded => ({ code, label });

const DISCIPLINE = {
	nursing: coded('924', 'Accueil pour Personnes Âgées'),
	temporary: coded('657', 'Accueil temporaire pour Personnes Âgées'),
	independent: coded('925', 'Hébergement Résidence Autonomie Personnes Âgées seules F1'),
	nurseVisits: coded('358', 'Soins infirmiers à domicile'),
	children: coded('844', 'Tous projets éducatifs, pédagogiques et thérapeutiques'),
	medical: coded('966', 'Accueil et accompagnement médicalisé personnes handicapées'),
	social: coded('965', 'Accueil et accompagnement non médicalisé personnes handicapées'),
	work: coded('908', 'Aide par le travail pour Adultes Handicapés'),
	child: coded('912', 'Hébergement Social pour enfants et adolescents'),
	integration: coded('957', "Hébergement d'insertion adultes, familles difficulté"),
	care: coded('507', 'Hébergement médico-social des personnes en difficultés spécifiques')
};
const ACTIVITY = {
	boarding: coded('11', 'Hébergement Complet Internat'),
	semiBoarding: coded('13', 'Semi-Internat'),
	ordinary: coded('16', 'Prestation en milieu ordinaire'),
	day: coded('21', 'Accueil de Jour'),
	scattered: coded('18', 'Hébergement de Nuit Éclaté')
};
const CLIENT = {
	dependent: coded('711', 'P.A. dépendantes'),
	alzheimer: coded('436', 'Personnes Alzheimer ou maladies apparentées'),
	elderly: coded('701', 'Personnes Âgées autonomes'),
	anyDisability: coded('010', 'Tous Types de Déficiences Pers.Handicap.(sans autre indic.)'),
	mental: coded('117', 'Déficience intellectuelle'),
	autism: coded('437', "Troubles du spectre de l'autisme"),
	children: coded('800', 'Enfants, Adolescents ASE et Justice (Sans Autre Indication)'),
	excluded: coded('810', "Adultes en Difficulté d'Insertion Sociale (SAI)")
};

const shape = (discipline: Coded, activity: Coded, client: Coded, share: number): CapacityShape => ({
	discipline,
	activity,
	client,
	share
});

/** The equipment lines of each kind of care; shares sum to one. */
export const CAPACITY = {
	nursingHome: [
		shape(DISCIPLINE.nursing, ACTIVITY.boarding, CLIENT.dependent, 0.82),
		shape(DISCIPLINE.nursing, ACTIVITY.boarding, CLIENT.alzheimer, 0.14),
		shape(DISCIPLINE.temporary, ACTIVITY.day, CLIENT.alzheimer, 0.04)
	],
	independent: [shape(DISCIPLINE.independent, ACTIVITY.boarding, CLIENT.elderly, 1)],
	nurseVisits: [shape(DISCIPLINE.nurseVisits, ACTIVITY.ordinary, CLIENT.dependent, 1)],
	childrenHome: [
		shape(DISCIPLINE.children, ACTIVITY.semiBoarding, CLIENT.mental, 0.6),
		shape(DISCIPLINE.children, ACTIVITY.boarding, CLIENT.mental, 0.25),
		shape(DISCIPLINE.children, ACTIVITY.day, CLIENT.autism, 0.15)
	],
	childrenVisits: [shape(DISCIPLINE.children, ACTIVITY.ordinary, CLIENT.anyDisability, 1)],
	medicalHome: [shape(DISCIPLINE.medical, ACTIVITY.boarding, CLIENT.anyDisability, 1)],
	socialHome: [
		shape(DISCIPLINE.social, ACTIVITY.boarding, CLIENT.mental, 0.75),
		shape(DISCIPLINE.social, ACTIVITY.scattered, CLIENT.mental, 0.25)
	],
	socialVisits: [shape(DISCIPLINE.social, ACTIVITY.ordinary, CLIENT.anyDisability, 1)],
	work: [shape(DISCIPLINE.work, ACTIVITY.semiBoarding, CLIENT.anyDisability, 1)],
	child: [shape(DISCIPLINE.child, ACTIVITY.boarding, CLIENT.children, 1)],
	integration: [shape(DISCIPLINE.integration, ACTIVITY.boarding, CLIENT.excluded, 1)],
	care: [shape(DISCIPLINE.care, ACTIVITY.boarding, CLIENT.excluded, 1)]
} as const satisfies Readonly<Record<string, readonly CapacityShape[]>>;
