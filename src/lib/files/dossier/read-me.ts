/** What is said to whoever opens the folder. */
export const readMe = `Dossier de financement – Cible 2028

note.html                 la note d’une page, à imprimer et à signer
synthese.csv              par segment et par année
incertitude.csv           ce que chaque total devient quand les hypothèses varient (P10, P50, P90)
organismes.csv            un organisme gestionnaire par ligne
beneficiaires.csv         une entité juridique (FINESS EJ) par ligne : qui reçoit les aides
structures.csv            une structure par ligne
lignes.csv                une structure et un poste de dépense par ligne : tous les montants en sont des sommes
non-eligibles.csv         les structures sans aide ou hors du plan, avec chaque motif
depenses.csv              par segment, poste et année
plan-financement.csv      par financeur et par année : AE et CP
jalons.csv                par échéance et par segment
reserves.csv              ce qu’il faut savoir avant de se fier aux montants
hypotheses.csv            le registre des hypothèses
equite.csv                par champ, statut juridique et département
entrees/                  tout ce dont le dossier est calculé
manifest.json             d’où vient le dossier, ses totaux, et l’empreinte SHA-256 de chaque fichier

Fichiers CSV : UTF-8, point-virgule, virgule décimale, montants en euros TTC. Les textes sont entre guillemets et les nombres
ne le sont pas : dans LibreOffice, cochez « Formater les champs entre guillemets comme du texte » pour garder les numéros
FINESS, SIREN et SIRET entiers. Dans Excel, passez par Données > À partir d’un fichier texte, et mettez ces colonnes en texte.

Vérifier : page « Vérifier un dossier » de Cible 2028, ou « npm run --silent cli -- verify DOSSIER ».
Modifier un fichier, ou l’enregistrer à nouveau, se voit à la vérification : travaillez sur une copie.
`;
