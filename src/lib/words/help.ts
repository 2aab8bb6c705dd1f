import type { FieldLevel } from '$lib/domain/fields';
import type { GlossaryKey } from './glossary';

/** The help of one screen. */
export interface HelpPage {
	/** Last part of its address, under `/aide/`. */
	readonly slug: string;
	/** Name of the screen. */
	readonly title: string;
	/** Where the screen is; null for one that is reached from another. */
	readonly href: string | null;
	/** Addresses of the screens it helps with. */
	readonly match: RegExp;
	/** The question that the screen answers. */
	readonly question: string;
	/** What can be done there, one sentence each. */
	readonly actions: readonly string[];
	/** How to read what it shows. */
	readonly reading: readonly string[];
	readonly terms: readonly GlossaryKey[];
	/** Levels of the catalogue whose fields the screen shows. */
	readonly fields: readonly FieldLevel[];
}

/** In the order of the places of the product, each followed by what is within it; one at most matches an address. */
export const HELP_PAGES: readonly HelpPage[] = [
	{
		slug: 'tableau-de-bord',
		title: 'Tableau de bord',
		href: '/',
		match: /^\/$/,
		question: 'Où en est le territoire, et qu’est-ce qui reste à savoir ?',
		actions: [
			'Lire la phrase du haut : elle dit le résultat avant tout chiffre.',
			'Suivre les bandes du graphique, du champ au segment puis à la cible.',
			'Cliquer sur une bande, une barre, une carte ou un département : tout le reste s’y limite ; un second clic l’enlève. Au clavier : flèches, puis Entrée ou Espace.',
			'Retirer un filtre par son étiquette, tous par « Tout effacer » ; annuler et rétablir (Ctrl+Z, Ctrl+Maj+Z).',
			'Lister les structures retenues, ou ouvrir l’une d’elles dans un volet sans quitter l’écran.',
			'Garder la vue sous un nom par « Vues », ou en envoyer l’adresse : elle la contient en entier.',
			'Passer au tableau d’un graphique, ou le télécharger en image PNG, en dessin SVG ou en CSV.',
			'Projeter l’écran dans une salle ; Échap en sort.'
		],
		reading: [
			'Plein : établi. Teinte à bord tireté : estimé, ou fondé sur une hypothèse. Hachures : indéterminé.',
			'Un nombre de professionnels est une fourchette. Ce que personne n’a déclaré n’est jamais compté pour zéro.',
			'Un graphique ne suit pas son propre filtre : il montre encore ce que ses autres barres ajouteraient.',
			'Sur la carte, les cases sont les sites hors du territoire couvert : ceux de groupes présents aussi ailleurs.',
			'Sous la règle du SSO, chaque organisme dit s’il est soumis, non soumis ou incertain, et d’après quoi.',
			'La date et la version des données sont dans le bandeau ; la source et les filtres, sous chaque graphique téléchargé et dans chaque ligne du CSV.'
		],
		terms: ['segment', 'esms', 'certain', 'estimated', 'undetermined', 'sso', 'professionals'],
		fields: []
	},
	{
		slug: 'structures',
		title: 'Structures',
		href: '/structures',
		match: /^\/structures$/,
		question: 'Quelles structures répondent à ces conditions ?',
		actions: [
			'Chercher par nom, numéro FINESS, ville ou organisme, sans se soucier des accents.',
			'Filtrer, trier, choisir les colonnes : tout est dans l’adresse, qui se garde et s’envoie.',
			'Exporter en classeur Excel, en CSV ou en Arrow : les mêmes lignes dans le même ordre, jamais coupées, avec un manifeste qui dit d’où elles viennent.',
			'Parcourir la liste au clavier : flèches, Début, Fin, Entrée pour ouvrir.',
			'Toucher ou cliquer un nombre pour lire sa source ; au clavier, flèche droite depuis sa ligne, puis Entrée.'
		],
		reading: [
			'Les sites hors périmètre sont cachés, sauf si vous les demandez ; leur nombre est indiqué.',
			'Un filtre sur « inconnu » montre ce qui reste à demander aux organismes.'
		],
		terms: ['finess', 'esms', 'segment', 'out-of-scope', 'to-qualify', 'tariff-authority'],
		fields: ['structure']
	},
	{
		slug: 'fiche-structure',
		title: 'Fiche d’une structure',
		href: null,
		match: /^\/structures\/[^/]+$/,
		question: 'Pourquoi cette structure est-elle dans ce segment, et que manque-t-il pour en être sûr ?',
		actions: [
			'Lire les raisons : chaque condition des critères, sa valeur, sa source et sa date.',
			'Voir ce qui trancherait, quand plusieurs segments restent possibles.',
			'Lire le plus petit changement qui donnerait un autre résultat, et pourquoi pas chacun des autres segments.',
			'Décider un autre segment par dérogation, avec un motif ; la retirer.',
			'Voir la conformité de chacun de ses usages, avec son chemin dans l’arbre de décision.',
			'Corriger une valeur, déclarée ou du registre, avec sa source et sa date ; revenir à la valeur d’avant.',
			'Ouvrir l’organisme qui la gère.'
		],
		reading: [
			'Une condition est vraie, fausse ou inconnue. Un résultat tient s’il est le même quelles que soient les valeurs inconnues.',
			'La source d’une valeur est le fichier qui l’a donnée, ou la table de ratios quand elle est estimée.',
			'Une correction l’emporte sur les registres et les enquêtes, même plus récents ; ce que dit le registre reste affiché à côté. Les numéros FINESS et SIRET ne se corrigent pas : ils identifient la structure dans tous les fichiers.',
			'Une correction qui ferait sortir la structure de votre territoire est refusée.'
		],
		terms: ['segment', 'certain', 'estimated', 'undetermined', 'ambiguous', 'declared', 'estimated-number'],
		fields: ['structure']
	},
	{
		slug: 'organisations',
		title: 'Organismes',
		href: '/organisations',
		match: /^\/organisations$/,
		question: 'Qui gère ces structures, et qui est soumis à l’obligation de SSO ?',
		actions: [
			'Trier par nombre d’ESMS ou de professionnels.',
			'Filtrer par réponse SSO : soumis, indéterminé, à surveiller.',
			'Exporter la liste, avec ses structures par segment.'
		],
		reading: [
			'FINESS ne connaît pas les groupes : sans table de groupes, un organisme est une entité juridique.'
		],
		terms: ['organisation', 'finess', 'sso', 'watch-band'],
		fields: ['organisation']
	},
	{
		slug: 'fiche-organisation',
		title: 'Fiche d’un organisme',
		href: null,
		match: /^\/organisations\/[^/]+$/,
		question: 'Que gère cet organisme, et la règle des 5 000 utilisateurs l’oblige-t-elle à un SSO ?',
		actions: [
			'Voir ses structures par segment, ses totaux et les solutions qu’elles utilisent.',
			'Lire la réponse SSO, solution par solution, avec et sans comptes externes.',
			'Voir ce qui manque à chacune des deux cibles, et la conformité de ses usages.'
		],
		reading: [
			'Un total est un minimum quand une partie du territoire de l’organisme n’est pas chargée.',
			'La règle vient d’une source unique sur un texte en projet : elle est marquée comme telle.'
		],
		terms: ['organisation', 'sso', 'watch-band', 'rie', 'professionals'],
		fields: ['organisation', 'use']
	},
	{
		slug: 'criteres',
		title: 'Critères',
		href: '/criteres',
		match: /^\/criteres$/,
		question: 'Quels critères classent les structures aujourd’hui, et qu’est-ce qui se prépare ?',
		actions: [
			'Lire ce que demande chaque segment, et combien de structures il réunit.',
			'Modifier les critères dans un brouillon : rien ne change pour personne avant sa publication.',
			'Comparer deux versions, en revenir à une ancienne.',
			'Importer un fichier JSON de critères : chaque erreur est dite avec sa place et ce qu’il faut faire.'
		],
		reading: [
			'Une seule version est en vigueur : la dernière publiée.',
			'Supprimer un brouillon se rattrape pendant un mois.'
		],
		terms: ['segment', 'undetermined', 'ambiguous'],
		fields: []
	},
	{
		slug: 'version-criteres',
		title: 'Version des critères',
		href: null,
		match: /^\/criteres\/versions/,
		question: 'Que disent exactement ces critères, et en quoi diffèrent-ils d’une autre version ?',
		actions: [
			'Lire chaque segment, les options et les hypothèses en français ; imprimer la fiche.',
			'Comparer à une autre version, en phrases.',
			'Télécharger le fichier JSON, avec son schéma, pour un autre outil.',
			'Reprendre cette version dans un brouillon, ou la publier à nouveau.'
		],
		reading: [
			'Une condition barrée est désactivée : elle compte comme absente.',
			'L’empreinte est celle du fichier JSON : deux fichiers de même empreinte disent la même chose.'
		],
		terms: ['segment', 'certain', 'estimated', 'undetermined', 'ambiguous'],
		fields: []
	},
	{
		slug: 'brouillon-criteres',
		title: 'Brouillon de critères',
		href: null,
		match: /^\/criteres\/brouillons\/[^/]+$/,
		question:
			'Quelles conditions placent une structure dans chaque segment, et que changerait une autre règle ?',
		actions: [
			'Choisir une ligne de l’arbre, puis changer sa donnée, sa comparaison ou sa valeur dans le panneau.',
			'Ajouter, dupliquer, désactiver, commenter ou grouper des conditions ; les glisser par leur poignée.',
			'Déplacer un seuil sur les données et lire aussitôt ce qui bouge.',
			'Ajouter, nommer, colorer, classer ou supprimer des segments.',
			'Choisir le classement par structure ou par organisme, les hypothèses et les champs laissés de côté.',
			'Tout faire au clavier : la touche ? montre les raccourcis. Ctrl Z annule.'
		],
		reading: [
			'À côté de chaque ligne : combien de structures la remplissent, ne la remplissent pas, ou combien on ne peut pas savoir, en hachures.',
			'Un groupe demande toutes ses conditions, au moins une, aucune, ou un nombre de points.',
			'Le brouillon s’enregistre seul. Si quelqu’un d’autre l’a changé, rien n’est remplacé : la différence est montrée.',
			'Rien ne change pour personne tant que le brouillon n’est pas publié.'
		],
		terms: ['segment', 'undetermined', 'ambiguous', 'estimated'],
		fields: ['structure', 'organisation']
	},
	{
		slug: 'publication-criteres',
		title: 'Publication de critères',
		href: null,
		match: /^\/criteres\/brouillons\/[^/]+\/publier$/,
		question: 'Que changerait ce brouillon s’il entrait en vigueur, et peut-il être publié ?',
		actions: [
			'Lire ce qui change, en phrases, depuis les critères en vigueur.',
			'Voir combien de structures changent de segment, d’où et vers où, puis lesquelles et pourquoi.',
			'Accepter l’écart d’un cas de contrôle qui échoue, avec sa raison.',
			'Donner un nom et une note, puis publier : un compte national seulement.'
		],
		reading: [
			'Une version publiée vaut aussitôt pour tous les territoires, et ne change plus.',
			'Un cas de contrôle qui échoue empêche de publier tant que les critères ne le satisfont pas ou que l’écart n’est pas accepté.',
			'Les dérogations décidées par des personnes ne sont pas comptées dans ce qui change.'
		],
		terms: ['segment', 'undetermined'],
		fields: []
	},
	{
		slug: 'impact-criteres',
		title: 'Impact des critères',
		href: '/criteres/impact',
		match: /^\/criteres\/impact/,
		question:
			'Que changerait un autre jeu de critères, ou d’autres données : qui bouge, vers quoi, et pourquoi ?',
		actions: [
			'Choisir les deux côtés, critères et données, puis « Comparer » : l’adresse garde le choix et se partage.',
			'Suivre une bande colorée, ou un mouvement de la liste : seules ses structures restent, un second clic les rend toutes.',
			'Passer à « Seulement ce qui change » quand peu de structures bougent, ou au tableau : la matrice de passage.',
			'Télécharger en CSV toutes les structures qui changent, avec la raison de chacune.'
		],
		reading: [
			'En gris, les structures qui restent dans leur segment ; en couleur, celles qui en changent, de la couleur du segment où elles arrivent.',
			'La raison nomme la condition qui ne répond plus de même, avec la valeur de la structure. Une dérogation l’emporte sur les critères.',
			'L’obligation SSO dépend du nombre d’utilisateurs, pas des critères : seules d’autres données la changent.'
		],
		terms: ['segment', 'undetermined', 'ambiguous', 'no-segment', 'sso'],
		fields: []
	},
	{
		slug: 'derogations',
		title: 'Dérogations',
		href: '/criteres/derogations',
		match: /^\/criteres\/derogations/,
		question:
			'Quelles structures une personne a-t-elle mises dans un autre segment, et est-ce toujours justifié ?',
		actions: [
			'Voir celles qui sont à revoir : le calcul a changé depuis la décision, ou la dérogation n’a plus d’effet.',
			'Ouvrir une structure ou un organisme pour décider, remplacer ou retirer une dérogation, avec un motif.',
			'Télécharger la liste en CSV ; les exports des structures ont aussi le motif, l’auteur et les dates.'
		],
		reading: [
			'Une dérogation de la structure l’emporte sur celle de son organisme. Rien n’entre par elle dans le périmètre.',
			'Le dernier jour est compris, à l’heure de Paris. Le segment calculé reste visible partout à côté du segment décidé.',
			'Pour tout un organisme, il faut couvrir les territoires de toutes ses structures.'
		],
		terms: ['override', 'segment', 'organisation', 'out-of-scope'],
		fields: []
	},
	{
		slug: 'groupes',
		title: 'Groupes d’organismes',
		href: '/criteres/groupes',
		match: /^\/criteres\/groupes/,
		question: 'Quelles entités juridiques forment un même groupe, et que change leur regroupement ?',
		actions: [
			'Lire ce qui parle pour et contre chaque groupe, puis l’effet sur les segments et la règle du SSO, avant de répondre.',
			'Cocher plusieurs propositions pour voir leur effet ensemble.',
			'Composer un groupe à la main, ou sortir une entité de son groupe.',
			'Défaire une décision : chaque entité retourne où elle était, après avoir vu l’effet. Reprendre un refus.'
		],
		reading: [
			'Preuve forte : même SIREN pour tous, ou même nom sans rien contre. Moyenne : même nom avec une réserve, ou même enseigne sans réserve. Faible : le reste. Des statuts juridiques différents font perdre un cran.',
			'L’effet est calculé sur les données et par les critères en vigueur, dérogations comprises : il est ce que la décision donnera.',
			'Le registre ne dit pas l’adresse du siège : les communes montrées sont celles des sites.',
			'Une décision l’emporte sur les tables de groupes importées ; la dernière l’emporte sur les autres.'
		],
		terms: ['organisation', 'finess', 'sso', 'segment'],
		fields: ['group']
	},
	{
		slug: 'conformite',
		title: 'Conformité',
		href: '/conformite',
		match: /^\/conformite/,
		question: 'Où en est le territoire aux deux échéances, qu’est-ce qui bloque, et à qui écrire ?',
		actions: [
			'Choisir une échéance : la page entière est jugée à cette date.',
			'Suivre les utilisateurs dans l’arbre de décision ; une sortie ouvre la liste de ses usages.',
			'Télécharger les organismes à qui écrire, sujet par sujet, une ligne par organisme, en CSV ou en classeur Excel, avec un manifeste.',
			'Demander ce qui manque par la collecte.'
		],
		reading: [
			'Un taux compte des accès : un professionnel et un service sensible. Il est un intervalle quand des réponses manquent.',
			'Une structure prend le pire de ses usages. Sans usage déclaré, elle n’est ni conforme ni non conforme.',
			'Une réponse inconnue ne rend un usage indéterminé que si elle peut changer son statut.',
			'Les règles viennent d’un texte en projet : leurs hypothèses sont au bas de la page.'
		],
		terms: ['rie', 'mie', 'psc', 'rpps', 'dui', 'sso'],
		fields: ['use']
	},
	{
		slug: 'financement',
		title: 'Financement',
		href: '/financement',
		match: /^\/financement$/,
		question: 'Combien coûte la cible, quand, qui paie, et est-ce sûr ?',
		actions: [
			'Lire la phrase du haut, puis suivre les euros du champ au segment, à la cible et à ce qu’ils achètent.',
			'Ouvrir n’importe quel chiffre souligné : son calcul, ses quantités, ses prix et ses hypothèses, puis chaque montant jusqu’à une structure.',
			'Comparer la trajectoire de chaque segment au droit chemin jusqu’à l’échéance, et lire le rythme qu’il faut.',
			'Calculer l’incertitude : 10 000 tirages de toutes les hypothèses, sur le coût, les aides et la trajectoire de chaque segment.',
			'Lire ensuite l’hypothèse qui pèse le plus, et ce qui doit être vrai pour tenir dans une enveloppe.',
			'Choisir un scénario ; l’adresse le garde, avec le calcul ouvert.'
		],
		reading: [
			'Un montant est probable, avec un bas et un haut : toutes les hypothèses au plus bas, ou au plus haut, à la fois.',
			'Les montants sont toutes taxes comprises et arrondis une seule fois, par structure, poste et année : les parties font le total au centime.',
			'Une structure sans segment décidé a un coût, moyenne des segments possibles, et aucune aide calculée.',
			'Une structure sans segment, à qualifier, ou dont rien ne borne l’effectif n’a pas de coût : elle est comptée à part, jamais pour zéro.',
			'P10 à P90 : huit tirages sur dix sont entre les deux. Ces bornes ne s’additionnent pas, et ne sont pas le bas et le haut.',
			'AE : ce qui est engagé dans l’année. CP : ce qui est payé. Le reste est à la charge des structures.'
		],
		terms: ['segment', 'mie', 'sso', 'esms', 'professionals'],
		fields: []
	},
	{
		slug: 'scenarios-financement',
		title: 'Scénarios de financement',
		href: '/financement/scenarios',
		match: /^\/financement\/scenarios(\/comparaison)?$/,
		question: 'Quels scénarios y a-t-il, en quoi diffèrent-ils, et qui y gagne ou y perd ?',
		actions: [
			'Créer une variante : elle hérite de sa base tout ce qu’elle ne change pas.',
			'Cocher des scénarios, choisir une base, et les comparer : par année, segment, département, financeur ou poste.',
			'Renommer, archiver, sortir des archives ; dire qu’un scénario a été revu avec les données en vigueur.',
			'Voir le tableau de chaque graphique, ou le télécharger en image, en dessin ou en CSV.'
		],
		reading: [
			'Le scénario « Base » est celui de l’outil : il ne change pas.',
			'Un écart se lit de la base vers l’autre scénario : à droite plus, à gauche moins.',
			'Un organisme gagne quand son reste à charge baisse : le coût moins les aides, sur toutes les années du plan.',
			'« Calculé avec d’autres données » : le scénario a été décidé avant un import ou de nouveaux critères ; rien n’est perdu, il est à revoir.'
		],
		terms: ['segment'],
		fields: []
	},
	{
		slug: 'atelier-scenario',
		title: 'Réglages d’un scénario',
		href: '/financement/scenarios',
		match: /^\/financement\/scenarios\/\d+(\/historique)?$/,
		question: 'Que changer dans ce scénario, et qu’est-ce que cela fait bouger ?',
		actions: [
			'Changer une hypothèse : au clavier, ou à la réglette entre ses bornes ; les totaux du haut suivent.',
			'Choisir la cible et les variantes de chaque segment, le calendrier et ce qui a été réalisé.',
			'Écrire la règle d’aide de chaque segment, les enveloppes de chaque financeur, et ce qui se passe quand l’argent manque.',
			'Déclarer les organismes qui demandent en groupement ; chercher la meilleure répartition sous contraintes, et lire combien de professionnels chaque somme protège au mieux.',
			'Enregistrer un montant décidé, avec son motif ; lire l’historique : qui a changé quoi, quand et pourquoi.',
			'Écrire un motif : il est gardé avec chaque réglage enregistré, tant qu’il est écrit.',
			'Annuler, rétablir (Ctrl+Z, Ctrl+Maj+Z), ou reprendre la valeur d’origine d’un réglage.'
		],
		reading: [
			'Un trait marque ce qui est propre au scénario ; le reste vient de sa base.',
			'Ce qui ne peut pas être calculé est dit à côté du champ, et le scénario garde ce qu’il avait.',
			'Une enveloppe héritée d’une base pour plus de territoires est comptée en entier : écrivez la part qui revient aux vôtres.',
			'Le calcul ne remplace jamais un montant décidé.'
		],
		terms: ['segment', 'mie', 'sso'],
		fields: []
	},
	{
		slug: 'dossier-comite',
		title: 'Dossier du comité',
		href: '/financement/dossier',
		match: /^\/financement\/dossier/,
		question: 'Que remettre au comité, et comment saura-t-il que les montants sont les bons ?',
		actions: [
			'Choisir le scénario, lire ses totaux et ses réserves.',
			'Télécharger le dossier : une archive ZIP avec la note à signer, les fichiers CSV et tout ce dont ils sont calculés.',
			'Retrouver les dossiers sortis, avec l’empreinte que leur note porte.'
		],
		reading: [
			'Les mêmes données, critères et réglages donnent toujours les mêmes fichiers, au caractère près.',
			'Chaque montant est une somme des lignes de lignes.csv : les parties font toujours le tout, au centime.',
			'Les réserves disent ce qu’il faut savoir avant de croire les montants : données estimées, hypothèses, enveloppes trop petites ou faites pour plus de territoires.',
			'Une cellule vide veut dire « inconnu » ou « rien de dit », jamais zéro.'
		],
		terms: ['segment', 'esms', 'sso', 'professionals'],
		fields: []
	},
	{
		slug: 'verifier',
		title: 'Vérifier un dossier',
		href: '/verifier',
		match: /^\/verifier/,
		question: 'Ce dossier est-il celui que le calcul redonne ?',
		actions: [
			'Choisir l’archive ZIP ou le répertoire décompressé, puis lire le verdict.',
			'Comparer l’empreinte affichée à celle de la note signée, ou de la feuille du compte rendu.',
			'Parcourir les différences : fichier, ligne, colonne, valeur attendue et valeur trouvée.'
		],
		reading: [
			'Depuis la base, le dossier est refait avec les données, les critères et le scénario d’alors.',
			'Quand ils ne sont plus là, il est refait depuis ses propres données d’entrée : cela prouve qu’il est cohérent, et rien de plus.',
			'Un montant décidé par une personne est repris tel quel et compté.',
			'Le compte rendu d’un atelier est refait depuis ses événements ; s’ils ne sont pas ici, ses fichiers sont comparés à ses propres empreintes.'
		],
		terms: [],
		fields: []
	},
	{
		slug: 'ateliers',
		title: 'Ateliers',
		href: '/ateliers',
		match: /^\/ateliers$/,
		question: 'Quels ateliers se préparent, se tiennent ou se sont tenus ?',
		actions: [
			'Répéter en cinq minutes : le pupitre s’ouvre et dit quoi faire ; des participants fictifs répondent.',
			'Animer : le pupitre mène l’atelier, le projecteur le suit, et les participants entrent par le QR code, sans compte.',
			'Préparer un atelier, puis l’ouvrir ; animer celui qui est en cours ; lire le compte rendu de celui qui est terminé.',
			'Supprimer un atelier qui n’est pas en cours, ou une répétition : ce que ses sous-groupes ont travaillé reste, sauf pour une répétition.'
		],
		reading: [
			'On voit les ateliers dont on couvre tous les territoires.',
			'Le nombre d’appareils est celui des participants venus, une table comptant pour un.'
		],
		terms: ['segment', 'esms'],
		fields: []
	},
	{
		slug: 'preparation-atelier',
		title: 'Préparation d’un atelier',
		href: null,
		match: /^\/ateliers\/\d+$/,
		question: 'L’atelier est-il prêt à ouvrir, et avec quoi ?',
		actions: [
			'Choisir le territoire, les critères et le scénario de départ, le déroulé et les sous-groupes.',
			'Dire ce que la salle voit, qui vote, et quand les noms sont effacés. Tout s’enregistre au fil de l’eau.',
			'Ouvrir l’atelier : il reçoit un code et un QR code, et chaque sous-groupe un brouillon des critères et une variante du scénario.',
			'Imprimer un support, pour une salle sans réseau.'
		],
		reading: [
			'Sans autre choix, la salle ne voit que des faits publics : ni effectif d’un organisme, ni euro.',
			'Une fois l’atelier ouvert, le déroulé change encore, et des questions s’ajoutent, depuis le pupitre.',
			'Dans une répétition, des participants fictifs répondent ; aucune dérogation n’est enregistrée.'
		],
		terms: ['segment', 'esms'],
		fields: []
	},
	{
		slug: 'support-atelier',
		title: 'Support d’atelier à imprimer',
		href: null,
		match: /^\/ateliers\/\d+\/support/,
		question: 'Qu’imprimer pour tenir l’atelier sans réseau ?',
		actions: [
			'Imprimer la feuille de l’animateur, un jeu de feuilles par sous-groupe, et une feuille pour chacun à la fin.',
			'Noter depuis le pupitre ce qui est décidé ; les réponses restent sur les feuilles.'
		],
		reading: [
			'Avant l’ouverture, les questions sont celles que les données d’aujourd’hui donneraient ; après, celles de l’atelier.',
			'Les effectifs n’y sont que si la salle peut les voir.'
		],
		terms: ['segment', 'esms'],
		fields: []
	},
	{
		slug: 'compte-rendu-atelier',
		title: 'Compte rendu d’un atelier',
		href: null,
		match: /^\/ateliers\/\d+\/compte-rendu/,
		question: 'Qu’a décidé la salle, et qu’est-ce que cela change ?',
		actions: [
			'Imprimer : la première page est le relevé, décisions, désaccords et suites.',
			'Télécharger le relevé et les tableaux (ZIP), avec leur manifeste.',
			'Ouvrir le brouillon des critères et le scénario que chaque sous-groupe laisse.'
		],
		reading: [
			'Ce qui n’a pas été dévoilé dans la salle n’est pas détaillé, et un résultat de trop peu de réponses non plus.',
			'Aucun nom n’y figure ; une table compte pour un appareil.',
			'Un atelier que personne n’a terminé est clos après sept jours sans un mot, et son compte rendu le dit.',
			'Le rapprochement dit combien un deuxième tour a resserré les réponses.'
		],
		terms: ['segment', 'sso'],
		fields: []
	},
	{
		slug: 'collecte',
		title: 'Qualité et collecte',
		href: '/collecte',
		match: /^\/collecte$/,
		question: 'Que manque-t-il, à qui le demander, et que régleraient les réponses ?',
		actions: [
			'Lire la phrase du haut : combien d’organismes régleraient l’essentiel des indéterminés.',
			'Voir, champ par champ, ce qui est renseigné, estimé, manquant, périmé ou contredit.',
			'Classer les organismes par indéterminés réglés, par réponses au SSO ou par euros précisés ; ouvrir un montant pour lire son calcul.',
			'Choisir des organismes et créer une campagne : un questionnaire prérempli pour chacun.',
			'Télécharger la liste des organismes et celle des champs, avec leur manifeste.'
		],
		reading: [
			'« Réglés » est une promesse tenue quelles que soient les réponses : seules comptent les structures que l’organisme peut trancher seul.',
			'Un organisme peut donc avoir des indéterminés qu’il ne règle pas : un registre incomplet, un site à qualifier.',
			'« Euros à préciser » : l’écart entre le coût le plus haut et le plus bas d’une structure dans le scénario de base, quand seul reste ouvert ce qu’une collecte peut apprendre (segment, professionnels, équipés, obligation de SSO, composantes). Les prix restent à leur valeur probable : aucune réponse ne les change.',
			'« Euros précisés » : la part de cet écart que les réponses suppriment, quelles qu’elles soient. Où rien n’est déclaré, les bornes viennent des hypothèses du scénario. Une structure dont rien ne borne l’effectif n’a pas de montant : elle est comptée à part.',
			'L’âge à partir duquel une valeur est périmée est une hypothèse de travail.'
		],
		terms: ['undetermined', 'estimated', 'organisation', 'sso'],
		fields: []
	},
	{
		slug: 'campagne',
		title: 'Campagne de collecte',
		href: null,
		match: /^\/collecte\/\d/,
		question: 'Qui a répondu, et qui faut-il relancer ?',
		actions: [
			'Télécharger tous les questionnaires en une archive, ou celui d’un organisme.',
			'Télécharger la liste d’envoi et celle des relances ; noter les envois et les relances.',
			'Déposer les réponses sur la page Données : elles y sont reconnues, et l’aperçu dit qui change de segment.'
		],
		reading: [
			'Une cellule vide est une question sans réponse, jamais un zéro ni un non.',
			'Deux réponses d’un organisme sont gardées ; la plus récente l’emporte question par question.'
		],
		terms: ['organisation', 'undetermined'],
		fields: []
	},
	{
		slug: 'noms',
		title: 'Noms à rapprocher',
		href: '/collecte/noms',
		match: /^\/collecte\/noms/,
		question: 'Quels noms de solutions désignent sans doute la même chose ?',
		actions: [
			'Lire les indices : ressemblance des noms, nombre d’usages et d’utilisateurs, organismes en commun.',
			'Accepter une proposition, au nom d’un service : une version est faite, et ses changements sont listés.',
			'Refuser une proposition : elle n’est plus faite à ceux qui voient le même territoire.',
			'Passer aux groupes d’organismes, qui ont leur propre écran.'
		],
		reading: ['Rien n’est rapproché sans accord. Un accord l’emporte sur les tables d’alias importées.'],
		terms: ['sso'],
		fields: ['alias']
	},
	{
		slug: 'donnees',
		title: 'Données',
		href: '/donnees',
		match: /^\/donnees($|\/versions)/,
		question: 'De quels fichiers les chiffres sont-ils faits, et depuis quand ?',
		actions: [
			'Déposer un ou plusieurs fichiers : registre FINESS, équipements, groupes, enquête, usages.',
			'Voir ce qu’une version a changé, et revenir à une version précédente.'
		],
		reading: [
			'Aucune version n’est effacée : un retour en arrière est une version de plus. Un numéro manque quand un import a été annulé à l’aperçu : il l’avait pris.',
			'Une enquête récente l’emporte sur le registre ; un nouveau registre n’efface jamais une réponse d’enquête.'
		],
		terms: ['coverage', 'finess', 'declared', 'unknown-number'],
		fields: ['legal-entity', 'equipment', 'use', 'group', 'alias']
	},
	{
		slug: 'import',
		title: 'Import de fichiers',
		href: null,
		match: /^\/donnees\/imports/,
		question: 'Que va changer ce fichier, et qu’est-ce qui en est refusé ?',
		actions: [
			'Vérifier le format reconnu, la correspondance des colonnes, la date et la couverture.',
			'Lancer un essai à blanc : rien n’est publié avant votre accord.',
			'Lire pourquoi les premières lignes sont refusées ; télécharger toutes celles qui le sont, avec leur motif, pour les corriger.'
		],
		reading: [
			'Chaque ligne est acceptée, refusée ou ignorée : le compte est toujours juste.',
			'Des fichiers donnés ensemble font une seule version, toute entière ou pas du tout.'
		],
		terms: ['coverage', 'finess'],
		fields: ['legal-entity', 'equipment', 'group', 'alias']
	},
	{
		slug: 'comparaison',
		title: 'Comparaison',
		href: '/comparaison',
		match: /^\/comparaison/,
		question: 'En quoi ces structures, ces organismes ou ces territoires diffèrent-ils ?',
		actions: [
			'Chercher jusqu’à cinq structures, organismes ou territoires ; la croix de chacun l’enlève.',
			'Ne garder que les différences.',
			'Compter les champs comme Helios, pour rapprocher ses chiffres de ceux d’ici.',
			'Télécharger le tableau en CSV ; l’adresse garde le choix et se partage.'
		],
		reading: [
			'Le signe ≠ marque une ligne qui diffère. Entre territoires, il faut cinq points d’écart entre deux parts ; les quantités, qui suivent la taille, ne sont pas marquées.',
			'Ce qui est inconnu n’est jamais dit différent.',
			'Sous chaque valeur : comment elle est connue, à quelle date, et le numéro de sa source.'
		],
		terms: ['segment', 'esms', 'organisation', 'sso', 'professionals'],
		fields: []
	},
	{
		slug: 'vues-et-listes',
		title: 'Vues et listes',
		href: '/vues',
		match: /^\/(vues|listes)/,
		question: 'Quels écrans et quelles listes de structures a-t-on gardés ?',
		actions: [
			'Garder un écran filtré : « Vues », puis « Enregistrer cette vue », pour ce navigateur ou pour tous.',
			'Créer une liste : coller des numéros FINESS, ou choisir un fichier CSV ou XLSX, export d’Helios compris.',
			'Filtrer les structures, le tableau de bord et les exports par une liste.',
			'Renommer, compléter, supprimer ; une suppression s’annule tant que la page reste ouverte.'
		],
		reading: [
			'Une vue garde ses filtres, pas ses chiffres : elle montre les données et les critères en vigueur quand on l’ouvre.',
			'Un filtre dont le champ n’existe plus est laissé de côté, et la page le dit.',
			'Un numéro que la version en vigueur ne connaît pas reste dans la liste.'
		],
		terms: ['finess', 'organisation'],
		fields: []
	},
	{
		slug: 'comptes',
		title: 'Comptes',
		href: '/comptes',
		match: /^\/comptes/,
		question: 'Qui peut se connecter, avec quels droits, et sur quels territoires ?',
		actions: [
			'Inviter quelqu’un : un lien à transmettre soi-même est montré une seule fois.',
			'Changer un rôle ou des territoires : les sessions de la personne se ferment aussitôt.',
			'Renouveler des moyens de connexion perdus, désactiver, réactiver, transférer un travail.',
			'Effacer les données personnelles d’un compte : son numéro reste, pour le journal.'
		],
		reading: [
			'On ne voit et ne gère que les comptes dont on a tous les territoires, et l’on ne donne pas plus que ce que l’on a.',
			'Nul ne change, ne désactive ni n’efface son propre compte : il reste toujours un administrateur national.',
			'Le second facteur est obligatoire pour les administrateurs et les analystes.'
		],
		terms: ['mie'],
		fields: []
	},
	{
		slug: 'journal',
		title: 'Journal',
		href: '/journal',
		match: /^\/journal/,
		question: 'Qui a fait quoi, quand, et le journal est-il intact ?',
		actions: [
			'Lire la phrase du haut : chaque ligne est vérifiée, de la première à la dernière.',
			'Filtrer par période, action, compte ou objet : tout est dans l’adresse.',
			'Télécharger les lignes en CSV, avec leurs empreintes ; en ligne de commande : journal --verify.'
		],
		reading: [
			'Chaque ligne porte l’empreinte de la précédente : une ligne changée, retirée ou ajoutée dans la base se voit, et la première est nommée.',
			'Qui tient la base peut tout récrire de bout en bout : notez ailleurs l’empreinte de la dernière ligne, ou gardez des exports.',
			'Le journal cite les comptes par leur numéro : effacer une personne n’en change aucune ligne.'
		],
		terms: [],
		fields: []
	},
	{
		slug: 'connexion',
		title: 'Connexion',
		href: '/connexion',
		match: /^\/(connexion|premier-acces|invitation)/,
		question: 'Comment entrer, et que faire quand cela ne marche pas ?',
		actions: [
			'Donner son adresse et son mot de passe, puis le code de son application, une clé d’accès ou un code de secours.',
			'Avec une clé d’accès, se connecter sans mot de passe.',
			'Mot de passe oublié ou téléphone perdu : demander un nouveau lien à un administrateur.',
			'Sur une installation sans compte, ouvrir le lien affiché dans le terminal au démarrage.'
		],
		reading: [
			'Après cinq erreurs, l’attente entre deux essais grandit, jusqu’à cinq minutes ; un poste déjà connu n’attend pas les erreurs des autres.',
			'La démonstration se ferme pour toujours dès qu’un compte ou de vraies données existent.'
		],
		terms: [],
		fields: []
	},
	{
		slug: 'compte',
		title: 'Mon compte',
		href: '/compte',
		match: /^\/compte$/,
		question: 'Comment est-ce que je me connecte, et où suis-je connecté ?',
		actions: [
			'Changer de mot de passe : le présent est demandé, et les autres sessions se terminent.',
			'Ajouter une application d’authentification ou une clé d’accès ; une clé d’accès suffit à se connecter.',
			'Faire de nouveaux codes de secours, à garder ailleurs que sur le téléphone.',
			'Terminer une session ouverte sur un autre poste, ou toutes les autres.'
		],
		reading: [
			'Un second facteur est demandé aux administrateurs et aux analystes : le dernier ne se retire pas.',
			'Une session se termine après 30 minutes sans usage, et au plus tard après 12 heures.',
			'Les clés d’accès demandent un nom de site : par une adresse en chiffres, elles ne sont pas proposées.'
		],
		terms: [],
		fields: []
	}
];

/** The address of the help of a screen; of the whole help for a screen that has none. */
export function helpHref(pathname: string): string {
	const page = HELP_PAGES.find(({ match }) => match.test(pathname));
	return page ? `/aide/${page.slug}` : '/aide';
}
