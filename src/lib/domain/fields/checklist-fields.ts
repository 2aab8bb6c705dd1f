import type { Field } from './field';

/** One question of a checklist that a structure answers by yes or no. */
const flag = (name: string, label: string, help: string, headers: readonly string[]): Field => ({
	id: `structure.${name}`,
	label,
	type: 'flag',
	level: 'structure',
	origin: 'declared',
	help,
	headers
});

/**
 * What a structure has of the two targets, of what it can start now and of a good local directory. Source: workshop
 * « Identification électronique dans le médico-social », slides on the targets, the local directory and what to do now.
 */
export const CHECKLIST_FIELDS: readonly Field[] = [
	flag(
		'readers',
		'Lecteurs de carte ou de badge',
		'Les postes partagés ont-ils un lecteur pour le dispositif d’identification retenu ?',
		['lecteurs', 'lecteurs de carte', 'lecteurs de badge']
	),
	flag(
		'iam_rpps',
		'IAM synchronisée avec le RPPS',
		'La gestion des identités enregistre-t-elle les professionnels et leurs entrées et sorties en lien avec le RPPS ?',
		['iam', 'iam rpps', 'annuaire relie au rpps', 'synchronisation rpps']
	),
	flag('dui_segur', 'DUI référencé Ségur vague 1', 'Le DUI est-il référencé Ségur, vague 1 au moins ?', [
		'dui segur',
		'dui reference segur',
		'segur vague 1'
	]),
	flag(
		'dui_psc',
		'DUI compatible avec Pro Santé Connect',
		'Le DUI accepte-t-il une connexion par Pro Santé Connect ?',
		['dui psc', 'dui compatible psc', 'dui compatible pro sante connect']
	),
	flag(
		'dmp_habilitation',
		'Habilitation à consulter le DMP',
		'La structure est-elle habilitée à consulter le DMP (API Pro Santé Connectée, vague 2) ?',
		['habilitation dmp', 'consultation dmp']
	),
	flag(
		'dmp_viatrajectoire',
		'DMP et ViaTrajectoire joints',
		'Les professionnels joignent-ils le DMP et ViaTrajectoire avec leur moyen d’identification ?',
		['dmp et viatrajectoire', 'acces dmp et viatrajectoire', 'viatrajectoire']
	),
	flag(
		'hr_feed',
		'Entrées et sorties venues du SI-RH',
		'Les arrivées et les départs viennent-ils du système d’information des ressources humaines ?',
		['si rh', 'alimentation rh', 'entrees sorties rh']
	),
	flag(
		'device_enrolment',
		'Enrôlement des dispositifs',
		'La gestion des identités enrôle-t-elle les dispositifs d’identification ?',
		['enrolement', 'enrolement des mie']
	),
	flag('access_rights', 'Habilitations gérées', 'Les droits d’accès sont-ils gérés avec les identités ?', [
		'habilitations',
		'gestion des habilitations'
	]),
	flag(
		'internal_sso',
		'SSO dans le SI',
		'Une authentification unique ouvre-t-elle les applications du système d’information ?',
		['sso', 'sso interne', 'authentification unique']
	),
	flag(
		'identity_provider',
		'IAM habilitée comme fournisseur d’identité',
		'La solution IAM de l’organisme est-elle habilitée comme fournisseur d’identité de Pro Santé Connect ?',
		['fournisseur d identite psc', 'iam fournisseur d identite']
	),
	flag(
		'offline',
		'SI autonome sans internet',
		'Le système d’information reste-t-il accessible quand internet est coupé ?',
		['mode degrade', 'autonomie internet', 'si autonome']
	),
	flag(
		'directory_complete',
		'Annuaire local complet',
		'L’annuaire local contient-il tous les professionnels ?',
		['annuaire complet']
	),
	flag(
		'directory_current',
		'Annuaire local à jour',
		'L’annuaire local suit-il les arrivées et les départs sans retard ?',
		['annuaire a jour']
	),
	flag(
		'directory_exact',
		'Annuaire local exact',
		'Les identités de l’annuaire local ont-elles été vérifiées ?',
		['annuaire exact']
	),
	flag(
		'ready_understood',
		'Étape 1 : exigences comprises',
		'Les exigences du nouveau RIE et les moyens possibles sont-ils compris ?',
		['etape 1', 'preparation 1']
	),
	flag(
		'ready_method',
		'Étape 2 : méthode choisie',
		'La méthode cible (PSC, SSO, MIE) est-elle choisie selon les activités ?',
		['etape 2', 'preparation 2']
	),
	flag(
		'ready_strategy',
		'Étape 3 : stratégie arrêtée',
		'Une stratégie pour tout déployer avant la fin de 2028 est-elle arrêtée ?',
		['etape 3', 'preparation 3']
	),
	flag(
		'ready_procedures',
		'Étape 4 : procédures rédigées',
		'Les procédures de déploiement sont-elles rédigées ?',
		['etape 4', 'preparation 4']
	),
	flag(
		'ready_provisioned',
		'Étape 5 : moyens provisionnés',
		'Les badges, clés ou autres moyens sont-ils provisionnés (quantités et budget) ?',
		['etape 5', 'preparation 5']
	),
	flag(
		'ready_risk_analysis',
		'Étape 7 : conformité mesurée',
		'La conformité est-elle mesurée par une analyse de risque, et les réserves documentées ?',
		['etape 7', 'preparation 7', 'analyse de risque']
	),
	flag(
		'ready_deployed',
		'Étape 8 : MIE déployés',
		'Les procédures sont-elles appliquées et les MIE à deux facteurs déployés ?',
		['etape 8', 'preparation 8']
	)
];
