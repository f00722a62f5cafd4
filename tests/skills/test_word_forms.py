"""Which words are forms of one, and which only look like it."""

import pytest

from hub.skills.matching import folded
from hub.skills.word_forms import are_forms

FORMS = {
    "en": (
        "egg eggs, tomato tomatoes, potato potatoes, cherry cherries, loaf loaves, knife knives, "
        "box boxes, peach peaches, dish dishes, pea peas, pear pears, child children, "
        "radish radishes, leaf leaves, half halves, banana bananas, sausage sausages"
    ),
    "ru": (
        "чай чая, чай чаю, молоко молока, хлеб хлеба, яйцо яйца, яйца яиц, яйцо яиц, "
        "картошка картошку, картошка картошек, соль соли, соль солью, огурец огурцы, "
        "огурцы огурцов, огурец огурцов, перец перца, груша груши, груши груш, груша грушу, "
        "яблоко яблоки, яблоки яблок, дыня дынь, черешня черешни, черешня черешен, вишни вишен, "
        "масло масла, масла масел, сосиска сосисок, сосиски сосиски, сарделька сарделек, "
        "печенье печенья, печенье печений, варенье вареньем, мясо мяса, рис риса, сок соки, "
        "сок соков, помидор помидоры, помидоры помидоров, макароны макарон, пицца пиццу, "
        "пицца пиццы, пирог пирога, вода воду, сыр сыра, мыло мыла, капуста капусту, "
        "морковь моркови, курица курицу, курица куриц, рыба рыбу, банан бананы, йогурт йогурты, "
        "йогурт йогурта, кефир кефира, батон батона, мука муку, лук лука, гречка гречки, "
        "банка банок, свежий свежего, красная красную, красное красный, булка булок, "
        "салфетка салфеток, салфетки салфеток"
    ),
    "de": (
        "Ei Eier, Apfel Äpfel, Birne Birnen, Nudel Nudeln, Brot Brote, Kiwi Kiwis, Tomate Tomaten, "
        "Kartoffel Kartoffeln, Brötchen Brötchen, Zwiebel Zwiebeln, Glas Gläser, Pizza Pizzen, "
        "Pizza Pizzas, Wurst Würste, Nuss Nüsse, Avocado Avocados, Kirsche Kirschen, Pilz Pilze, "
        "Gurke Gurken, Banane Bananen, Joghurt Joghurts, Keks Kekse, Traube Trauben, Blatt Blätter"
    ),
    "es": (
        "huevo huevos, pan panes, tomate tomates, pez peces, limón limones, nuez nueces, "
        "papa papas, manzana manzanas, café cafés, sal sales"
    ),
}

OTHERS = {
    "en": (
        "pear pea, pears peas, pasta pastry, oat goat, bean bread, lime lemon, rice ice, "
        "cheese cherries, corn cord, ham jam, bean beet, milk silk, beer bear, plum plug, "
        "mint mine, cream cramp, egg leg, tea pea, soap soup, butter bitter, cake cane, salt malt"
    ),
    "ru": (
        "рис рысь, лук люк, сок сом, мыло мясо, соль сода, вода водка, водка вода, сыр сырок, "
        "хлеб хлебцы, чай чайка, масло мыло, масло маслины, кета кит, икра игра, банан баран, "
        "груша крыша, перец перья, сливы сливки, слива сливки, мед медь, рак рок, лак лук, "
        "мак мука, час чай, морковь морковка, творог творожок, кофе кофта, щи щит, лапша лапка, "
        "каша кошка, уксус укус, пиво пила, тесто место, булка белка, сало село, курица куртка, "
        "печенье печень, печень печенье, рыба рыбка, семга сумка, мята мяч, мята мясо, суп суд, "
        "соус сок"
    ),
    "de": (
        "Ei Eis, Eis Reis, Kohl Kohle, Reis Reise, Butter Mutter, Butt Butter, Tee Teer, "
        "Birne Birke, Nudeln Nadeln, Mehl Milch, Kirsche Kirche, Wein Schwein, Käse Nase, "
        "Salz Schmalz, Bier Brei, Fisch Tisch, Hefe Heft, Senf Saft, Quark Quarz, Mais Reis, "
        "Suppe Puppe, Zucker Zocker, Topf Topfen, Honig König, Wurst Durst"
    ),
    "es": (
        "pera perra, queso yeso, pan pez, uva cuva, pasta pasto, arroz atroz, leche lecho, sal sol, "
        "ajo ojo, pollo polo, vino pino, miel piel, papel pastel, lima limón, pavo pato, "
        "harina marina, cebolla cebada, aceite aceituna, col coliflor"
    ),
}


def pairs(said: str) -> list[tuple[str, str]]:
    """Each two words between commas."""
    words = (folded(one).split() for one in said.split(","))
    return [(word, other) for word, other in words]


@pytest.mark.parametrize("language", FORMS)
def test_number_and_case_make_no_other_word(language: str) -> None:
    found = [(word, other) for word, other in pairs(FORMS[language]) if not are_forms(word, other, language)]
    assert found == []


@pytest.mark.parametrize("language", OTHERS)
def test_likeness_makes_no_form(language: str) -> None:
    both = [pair for word, other in pairs(OTHERS[language]) for pair in ((word, other), (other, word))]
    assert [pair for pair in both if are_forms(*pair, language)] == []


def test_cyrillic_words_are_russian_whatever_is_spoken_and_an_unknown_language_has_no_forms() -> None:
    assert are_forms("хлеб", "хлеба", "en")
    assert not are_forms("bread", "breads", "")
    assert not are_forms("米", "米饭", "zh")
