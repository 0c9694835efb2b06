import pytest

from foedus.reading.language import looks_english

ENGLISH = (
    "The foreign minister said on Monday that the government would not send troops "
    "to the border, but that it had asked its allies "
    "for help and was ready to talk."
)


def test_english():
    assert looks_english(ENGLISH) is True
    assert looks_english(ENGLISH.upper()) is True


@pytest.mark.parametrize(
    "text",
    [
        "Der Außenminister sagte am Montag, dass die Regierung keine Truppen an die "
        "Grenze schicken wird und sich mit den Partnern berät.",
        "Le ministre des affaires étrangères a déclaré lundi que le gouvernement ne va "
        "pas envoyer de troupes à la frontière pour le moment.",
        "El ministro de Exteriores dijo el lunes que el gobierno no enviará tropas a la "
        "frontera y que ha pedido ayuda a sus aliados.",
        "O ministro disse na segunda-feira que o governo não vai enviar tropas para a "
        "fronteira e que pediu ajuda aos seus aliados.",
        "Dışişleri bakanı pazartesi günü hükümetin sınıra asker göndermeyeceğini ve bu "
        "konuda çok daha dikkatli olacağını söyledi.",
        "Минист иностранных дел заявил в понедельник, что правительство не будет "
        "отправлять войска на границу и просит помощи.",
        "外交部长周一表示，政府不会向边境派兵，但已请求盟友提供帮助，并准备在任何时候进行谈判。双方将于下周在首都再次会晤以讨论此事。",
        "قال وزير الخارجية يوم الاثنين إن الحكومة لن ترسل قوات إلى الحدود لكنها طلبت "
        "المساعدة من حلفائها وهي مستعدة للحوار",
    ],
)
def test_other_languages(text):
    assert looks_english(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Russia attacked Ukraine.",
        "Vladimir Putin, Kim Jong Un, Xi Jinping, Volodymyr Zelenskyy, Recep Tayyip "
        "Erdogan, Luiz Inacio Lula da Silva, Ursula von der Leyen",
        "Presidente Lula meets Maduro",
    ],
)
def test_short_and_full_of_names_is_not_judged(text):
    assert looks_english(text) is None


def test_english_with_foreign_quotation_is_english():
    assert looks_english(ENGLISH * 3 + " “No vamos a enviar tropas a la frontera,” he said.") is True
