import type { Ability } from '../../domain/access';

/**
 * Who may use a route: `anyone`, even signed out; `first`, somebody whose password was right and whose second factor is
 * awaited, or who is signed in; `self`, anybody signed in, about their own account; else who is signed in and has the ability.
 */
export type Who = 'anyone' | 'first' | 'self' | Ability;

/** Who may read a route, and who may write by it; by name of the form action where they differ. */
export interface Rule {
	readonly read: Who;
	readonly write?: Who | Readonly<Record<string, Who>>;
}

/**
 * The rule of every route. The build fails when a route has none, or when a rule has no route
 * (`scripts/lint/access-rules.mjs`); a method without a rule is refused to everybody.
 */
export const RULES: Readonly<Record<string, Rule>> = {
	'/': { read: 'explore' },
	'/[...rest]': { read: 'anyone' },
	'/accessibilite': { read: 'anyone' },
	'/aide': { read: 'anyone' },
	'/aide/[page]': { read: 'anyone' },
	'/aide/glossaire': { read: 'anyone' },
	'/api/criteria/drafts': { read: 'draft', write: 'draft' },
	'/api/criteria/drafts/[id=number]': { read: 'draft', write: 'draft' },
	'/api/funding/scenarios/[id=number]': { read: 'explore', write: 'fund' },
	'/api/funding/scenarios/[id=number]/amounts': { read: 'explore', write: 'fund' },
	'/api/funding/scenarios/[id=number]/optimum': { read: 'explore', write: 'fund' },
	'/api/lists': { read: 'explore', write: 'share' },
	'/api/lists/[id=number]': { read: 'explore', write: 'share' },
	'/api/territory/[part]': { read: 'explore' },
	'/api/views': { read: 'explore', write: 'share' },
	'/api/views/[id=number]': { read: 'explore', write: 'share' },
	'/ateliers': { read: 'explore', write: 'facilitate' },
	'/ateliers/[id=number]': { read: 'facilitate', write: 'facilitate' },
	'/ateliers/[id=number]/support': { read: 'facilitate' },
	'/ateliers/[id=number]/compte-rendu': { read: 'explore' },
	'/ateliers/[id=number]/compte-rendu/releve.zip': { read: 'export' },
	'/collecte': { read: 'explore', write: 'collect' },
	'/collecte/[id=number]': { read: 'collect', write: 'collect' },
	'/collecte/[id=number]/fichiers/[file]': { read: 'collect' },
	'/collecte/[id=number]/questionnaire/[organisation]': { read: 'collect' },
	'/collecte/noms': { read: 'explore', write: 'decide' },
	'/compte': { read: 'self', write: 'self' },
	'/compte/cle/demande': { read: 'first', write: 'first' },
	'/compte/cle/reponse': { read: 'first', write: 'first' },
	'/comparaison': { read: 'explore' },
	'/comparaison/tableau.csv': { read: 'export' },
	'/comptes': { read: 'administer', write: 'administer' },
	'/comptes/[id=number]': { read: 'administer', write: 'administer' },
	'/confidentialite': { read: 'anyone' },
	'/conformite': { read: 'explore' },
	'/conformite/[file]': { read: 'export' },
	'/connexion': { read: 'anyone', write: 'anyone' },
	'/connexion/cle/demande': { read: 'anyone', write: 'anyone' },
	'/connexion/cle/reponse': { read: 'anyone', write: 'anyone' },
	'/connexion/second-facteur': { read: 'first', write: 'first' },
	'/connexion/fournisseurs/[provider]': { read: 'anyone' },
	'/connexion/fournisseurs/[provider]/aller': { read: 'anyone' },
	'/connexion/fournisseurs/[provider]/quitter': { read: 'anyone' },
	'/connexion/fournisseurs/[provider]/retour': { read: 'anyone' },
	'/criteres': { read: 'explore', write: 'draft' },
	'/criteres/brouillons/[id=number]': { read: 'draft' },
	'/criteres/brouillons/[id=number]/criteres.json': { read: 'draft' },
	'/criteres/brouillons/[id=number]/publier': {
		read: 'draft',
		write: { publier: 'publish', accepter: 'draft' }
	},
	'/criteres/derogations': { read: 'explore', write: 'decide' },
	'/criteres/derogations/derogations.csv': { read: 'export' },
	'/criteres/groupes': { read: 'explore', write: 'decide' },
	'/criteres/groupes/composer': { read: 'explore', write: 'decide' },
	'/criteres/groupes/decisions': { read: 'explore', write: 'decide' },
	'/criteres/impact': { read: 'explore' },
	'/criteres/impact/structures.csv': { read: 'export' },
	'/criteres/schema.json': { read: 'explore' },
	'/criteres/versions/[id=number]': { read: 'explore', write: 'draft' },
	'/criteres/versions/[id=number]/criteres.json': { read: 'export' },
	'/deconnexion': { read: 'anyone', write: 'first' },
	'/donnees': { read: 'explore' },
	'/donnees/imports': { read: 'import', write: 'import' },
	'/donnees/imports/[id=number]': { read: 'import', write: 'import' },
	'/donnees/imports/[id=number]/demarrer': { read: 'import', write: 'import' },
	'/donnees/imports/[id=number]/fichiers': { read: 'import', write: 'import' },
	'/donnees/imports/[id=number]/rejets/[file=index]': { read: 'import' },
	'/donnees/versions/[id=number]': { read: 'explore', write: 'import' },
	'/export/[file]': { read: 'export' },
	'/financement/scenarios/[id=number]': { read: 'explore' },
	'/financement': { read: 'explore' },
	'/financement/dossier': { read: 'explore' },
	'/financement/dossier/dossier.zip': { read: 'export' },
	'/financement/scenarios': { read: 'explore', write: 'fund' },
	'/financement/scenarios/comparaison': { read: 'explore' },
	'/invitation/[token]': { read: 'anyone', write: 'anyone' },
	'/journal': { read: 'administer' },
	'/journal/journal.csv': { read: 'administer' },
	'/licences': { read: 'anyone' },
	'/listes/[id=number]': { read: 'explore' },
	'/listes/[id=number]/numeros.csv': { read: 'export' },
	'/listes/lecture': { read: 'share', write: 'share' },
	'/listes/nouvelle': { read: 'share' },
	'/mentions-legales': { read: 'anyone' },
	'/organisations': { read: 'explore' },
	'/organisations/[id]': { read: 'explore', write: 'decide' },
	'/premier-acces/[token]': { read: 'anyone', write: 'anyone' },
	'/salle': { read: 'anyone', write: 'anyone' },
	'/salle/[code]': { read: 'anyone', write: 'anyone' },
	'/salle/[code]/animation': { read: 'anyone' },
	'/salle/[code]/animation/appairer': { read: 'anyone', write: 'anyone' },
	'/salle/[code]/animation/actions': { read: 'anyone', write: 'anyone' },
	'/salle/[code]/animation/comparaison': { read: 'anyone' },
	'/salle/[code]/ecran': { read: 'anyone' },
	'/salle/[code]/animation/envois': { read: 'anyone', write: 'anyone' },
	'/salle/[code]/envois': { read: 'anyone', write: 'anyone' },
	'/salle/[code]/etat': { read: 'anyone' },
	'/salle/[code]/flux': { read: 'anyone' },
<<<<<<< HEAD
=======
>>>>>>> effects
	'/salle/entrer/[token]': { read: 'anyone' },
	'/sante': { read: 'anyone' },
	'/structures': { read: 'explore' },
	'/structures/[finess]': { read: 'explore', write: 'decide' },
	'/verifier': { read: 'explore', write: 'explore' },
	'/vues': { read: 'explore' }
};
