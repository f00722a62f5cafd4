"""What people buy, in each language: many words differ by a letter or two, and none is a form of another."""

from itertools import combinations
from typing import Final

GROCERIES: Final = {
    "en": (
        "pears peas pasta pastry milk silk oats goats lime line lemon melon rice ice corn cord ham jam lamb "
        "bean beet beef beer bread cream crab carp cake coke mint mince salt malt soup soap soda cola "
        "tea figs pigs butter batter bitters honey money plum plug pork fork cheese cherry berry sherry "
        "leek leech steak stock sugar vinegar wine vine pie pine egg keg flour floor bran brandy tuna tulip"
    ),
    "ru": (
        "рис рысь лук люк лак мак рак сок сом сыр сырок соль сода вода водка мыло масло мясо маслины "
        "хлеб хлебцы чай час мед медь перец перья сливы сливки каша кашпо лапша лапка мука мята морс "
        "мох печенье печень банан баран груша крыша икра игра кета кит пиво вино рыба рыбка творог "
        "творожок морковь морковка суп суд соус сало сахар сухари тесто место уксус укроп щи щит "
        "семга семена горох порох"
    ),
    "zh": (
        "米 米饭 玉米 奶 牛奶 酸奶 奶茶 茶 红茶 绿茶 茶叶 面 面包 面条 面粉 鱼 鱼丸 鲤鱼 油 酱油 花生油 "
        "盐 糖 糖果 蛋 鸡蛋 鸭蛋 蛋糕 鸡 鸡肉 牛肉 羊肉 豆 豆腐 豆浆 土豆 水 水果 汽水 "
        "果汁 苹果 醋 葱 洋葱 蒜 姜 酒 啤酒 菜 白菜 菠菜"
    ),
    "de": (
        "Ei Eis Reis Reise Mais Kohl Kohle Butter Mutter Butt Tee Teer Birne Birke Nudeln Nadeln Mehl Milch "
        "Kirsche Kirche Wein Bein Käse Nase Salz Malz Schmalz Bier Fisch Tisch Hefe Heft Senf Saft Quark Quarz "
        "Suppe Puppe Zucker Zocker Topf Topfen Honig König Wurst Durst Speck Sekt Sahne Seife Rind Rinde "
        "Linsen Pinsel Nuss Kuss Brot Boot Öl Tofu Keks Koks Pute Pulver Rum Ruhm"
    ),
    "es": (
        "pera perra perla queso yeso pan pez uva uña pasta pastel pasto arroz atroz leche lecho sal "
        "sol ajo ojo pollo polo polvo vino pino miel piel papel lima limón pavo pato harina marina "
        "cebolla cebada aceite aceituna col coliflor mora mermelada jamón jabón té tila soja sopa "
        "carne crema cerdo cerveza melón melocotón atún"
    ),
}
"""Separated by spaces."""


def near_pairs(language: str) -> list[tuple[str, str]]:
    """All pairs, either way, of which one holds the other, or that a letter or two make the same."""
    pairs = [
        (one, other) for one, other in combinations(GROCERIES[language].split(), 2) if _are_near(one, other)
    ]
    return [pair for one, other in pairs for pair in ((one, other), (other, one))]


def _are_near(one: str, other: str) -> bool:
    most = min(2, max(len(one), len(other)) // 2)
    return one in other or other in one or _distance(one, other) <= most


def _distance(one: str, other: str) -> int:
    """Letters that have to be put in, left out or changed to make the one of the other."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row = row, [number]
        for place, its in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != its)))
    return row[-1]
