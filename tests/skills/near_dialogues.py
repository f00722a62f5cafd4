"""Conversations on things that are called nearly like what is on the shopping list."""

Dialogue = list[tuple[str, str, str]]
"""What is said, what is answered, and what is gone then."""

JUICE = (
    "Taken off the shopping list: bread. "
    "On the shopping list there are apple juice and orange juice. Which one?"
)

EN: Dialogue = [
    ("Remove milk from the shopping list.", "Not on the shopping list: milk. Do you mean oat milk?", ""),
    ("No.", "All right, I'll leave it.", ""),
    ("Remove milk from the shopping list.", "Not on the shopping list: milk. Do you mean oat milk?", ""),
    ("Yes, please.", "Taken off the shopping list: oat milk.", "oat milk"),
    ("Remove juice and bread from the shopping list.", JUICE, "bread"),
    ("The second one.", "Taken off the shopping list: orange juice.", "orange juice"),
    ("Remove peas from the shopping list.", "Not on the shopping list: peas. Do you mean pears?", ""),
    ("The pears.", "Taken off the shopping list: pears.", "pears"),
    ("Remove the eggs from the shopping list.", "Taken off the shopping list: Egg.", "Egg"),
    ("Remove the juice.", "Not on the shopping list: juice. Do you mean apple juice?", ""),
    ("That one.", "Taken off the shopping list: apple juice.", "apple juice"),
]

RU: Dialogue = [
    (
        "Убери молоко из списка покупок.",
        "Список покупок, не нахожу там: молоко. Может быть, вычеркнуть: овсяное молоко?",
        "",
    ),
    ("Нет.", "Хорошо, ничего не делаю.", ""),
    (
        "Убери молоко из списка покупок.",
        "Список покупок, не нахожу там: молоко. Может быть, вычеркнуть: овсяное молоко?",
        "",
    ),
    ("Да.", "Список покупок, вычёркиваю: овсяное молоко.", "овсяное молоко"),
    (
        "Убери сок из списка покупок.",
        "Список покупок, нахожу там: яблочный сок и томатный сок. Что из этого?",
        "",
    ),
    ("Второй.", "Список покупок, вычёркиваю: томатный сок.", "томатный сок"),
    ("Убери яйца из списка покупок.", "Список покупок, вычёркиваю: Яйцо.", "Яйцо"),
]

ZH: Dialogue = [
    ("把米从购物清单里删掉。", "购物清单里没有：米。您说的是米饭吗？", ""),
    ("不用了。", "好，那就不动了。", ""),
    ("把米从购物清单里删掉。", "购物清单里没有：米。您说的是米饭吗？", ""),
    ("是的。", "已从购物清单去掉：米饭。", "米饭"),
    ("把奶从购物清单里删掉。", "购物清单里有：牛奶和酸奶。是哪一个？", ""),
    ("第二个。", "已从购物清单去掉：酸奶。", "酸奶"),
    ("把牛奶从购物清单里删掉。", "已从购物清单去掉：牛奶。", "牛奶"),
]

DE: Dialogue = [
    ("Streich Milch von der Einkaufsliste.", "Nicht auf der Einkaufsliste: Milch. Meinst du: Hafer Milch?", ""),
    ("Ja, genau.", "Von der Einkaufsliste gestrichen: Hafer Milch.", "Hafer Milch"),
    ("Streich Saft von der Einkaufsliste.", "Auf der Einkaufsliste: Saft rot und Saft gelb. Was davon?", ""),
    ("Keinen.", "Gut, ich lasse es.", ""),
    ("Streich das Ei von der Einkaufsliste.", "Von der Einkaufsliste gestrichen: Eier.", "Eier"),
]

ES: Dialogue = [
    (
        "Quita la leche de la lista de la compra.",
        "En la lista de la compra no hay: leche. ¿Es esto: leche de avena?",
        "",
    ),
    ("Sí.", "Quitado de la lista de la compra: leche de avena.", "leche de avena"),
    (
        "Quita el zumo de la lista de la compra.",
        "En la lista de la compra hay: zumo rojo y zumo azul. ¿Cuál?",
        "",
    ),
    ("Ninguno.", "Vale, lo dejo así.", ""),
    ("Quita los huevos de la lista de la compra.", "Quitado de la lista de la compra: Huevo.", "Huevo"),
]

ON_LIST = {
    "en": ["oat milk", "bread", "apple juice", "orange juice", "pears", "Egg"],
    "ru": ["овсяное молоко", "яблочный сок", "томатный сок", "Яйцо"],
    "zh": ["米饭", "牛奶", "酸奶"],
    "de": ["Hafer Milch", "Saft rot", "Saft gelb", "Eier"],
    "es": ["leche de avena", "zumo rojo", "zumo azul", "Huevo"],
}
